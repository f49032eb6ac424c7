package io.dure.auth.directory;

import java.net.URI;
import java.util.Map;
import org.springframework.ldap.core.support.LdapContextSource;

/** Connections to one LDAP server, every one of them new: a bind as a user cannot be shared. */
final class LdapServer {
    private LdapServer() {}

    /**
     * JNDI waits for the answer to a bind as long as for the connection, not as long as for other answers. The shorter
     * of the two timeouts therefore stands for both, so that neither is ever exceeded.
     */
    static LdapContextSource contextSource(URI url, LdapSettings settings) {
        long connect = settings.connectTimeout().toMillis();
        long read = settings.readTimeout().toMillis();
        LdapContextSource source = new LdapContextSource();
        source.setUrl(url.toString());
        source.setPooled(false);
        source.setCacheEnvironmentProperties(false);
        source.setReferral("ignore");
        source.setBaseEnvironmentProperties(Map.of(
                "com.sun.jndi.ldap.connect.timeout",
                Long.toString(Math.min(connect, read)),
                "com.sun.jndi.ldap.read.timeout",
                Long.toString(read)));
        source.afterPropertiesSet();
        return source;
    }
}
