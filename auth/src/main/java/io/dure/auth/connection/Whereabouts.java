package io.dure.auth.connection;

import java.util.List;

/** Which servers a directory has. */
public sealed interface Whereabouts permits Whereabouts.Fixed, Whereabouts.Domain {
    /** Those that the operator names. */
    record Fixed(List<ServerAddress> servers) implements Whereabouts {
        public Fixed {
            servers = List.copyOf(servers);
            if (servers.isEmpty()) {
                throw new IllegalArgumentException("urls: at least one is needed");
            }
        }
    }

    /** Those that the DNS names for a domain (RFC 2782). */
    record Domain(String name) implements Whereabouts {
        public Domain {
            if (!name.matches("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
                throw new IllegalArgumentException("domain: not a DNS name: " + name);
            }
        }
    }
}
