package io.dure.auth.directory;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * How to ask an LDAP directory.
 *
 * @param urls tried in this order, the next one only when a connection fails
 * @param userDnTemplate DN of a user with {@code {0}} where the login name goes
 * @param groupSearchBase below this are all groups that count
 * @param groupMemberAttribute attribute of a group that holds the DNs of its members
 * @param connectTimeout for the connection to one server and its answer to the bind, unless readTimeout is shorter
 * @param readTimeout for each answer of one server
 */
public record LdapSettings(
        List<URI> urls,
        String userDnTemplate,
        LdapName groupSearchBase,
        String groupMemberAttribute,
        Duration connectTimeout,
        Duration readTimeout) {
    static final String PLACEHOLDER = "{0}";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public LdapSettings {
        urls = List.copyOf(urls);
        groupSearchBase = (LdapName) groupSearchBase.clone();
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(
                    "urls: at least one is needed, for example ldap://directory.example:389");
        }
        urls.forEach(LdapSettings::requireLdap);
        requireTemplate(userDnTemplate);
        if (!groupMemberAttribute.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("group-member-attribute: not an attribute: " + groupMemberAttribute);
        }
        requireTimeout("connect-timeout", connectTimeout);
        requireTimeout("read-timeout", readTimeout);
    }

    @Override
    public LdapName groupSearchBase() {
        return (LdapName) groupSearchBase.clone();
    }

    private static void requireLdap(URI url) {
        boolean ldap = "ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme());
        boolean serverOnly = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        if (!ldap || url.getHost() == null || !serverOnly || url.getQuery() != null) {
            throw new IllegalArgumentException(
                    "urls: " + url + " is not of the form ldap://host:port or ldaps://host:port");
        }
    }

    private static void requireTemplate(String template) {
        int first = template.indexOf(PLACEHOLDER);
        if (first < 0 || template.indexOf(PLACEHOLDER, first + 1) >= 0) {
            throw new IllegalArgumentException("user-dn-template: needs " + PLACEHOLDER + " exactly once: " + template);
        }
        try {
            new LdapName(template.replace(PLACEHOLDER, "login"));
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException("user-dn-template: not a DN: " + template, malformed);
        }
    }

    private static void requireTimeout(String property, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(property + ": " + timeout + " is not between 1ms and 1m");
        }
    }
}
