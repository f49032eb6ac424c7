package io.dure.gslb.provider.rfc2136.render;

import java.util.List;

/** What one site shall get of the answers of one address family. */
record Share(String site, int weight, List<String> addresses) {
    Share {
        addresses = List.copyOf(addresses);
    }
}
