package io.dure.auth.directory;

import java.net.URI;
import java.util.Map;
import org.springframework.ldap.core.support.LdapContextSource;

/** Connections to one LDAP server, every one of them new: a bind as a user cannot be shared. */
final class LdapServer {
    private LdapServer() {}

    static LdapContextSource contextSource(URI url, LdapSettings settings) {
        LdapContextSource source = new LdapContextSource();
        source.setUrl(url.toString());
        source.setPooled(false);
        source.setCacheEnvironmentProperties(false);
        source.setReferral("ignore");
        source.setBaseEnvironmentProperties(Map.of(
                "com.sun.jndi.ldap.connect.timeout",
                Long.toString(settings.connectTimeout().toMillis()),
                "com.sun.jndi.ldap.read.timeout",
                Long.toString(settings.readTimeout().toMillis())));
        source.afterPropertiesSet();
        return source;
    }
}
