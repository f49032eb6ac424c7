package io.dure.auth.directory;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.ldap.support.LdapEncoder;

/** Search filters (RFC 4515) in which no value can become syntax. */
final class Filters {
    private Filters() {}

    static String equal(String attribute, String value) {
        return '(' + attribute + '=' + LdapEncoder.filterEncode(value) + ')';
    }

    static String equal(String attribute, byte[] value) {
        StringBuilder filter = new StringBuilder("(").append(attribute).append('=');
        for (byte octet : value) {
            filter.append(String.format("\\%02x", octet));
        }
        return filter.append(')').toString();
    }

    /** A single one stays as it is. */
    static String any(Collection<String> filters) {
        return filters.size() == 1
                ? filters.iterator().next()
                : filters.stream().collect(Collectors.joining("", "(|", ")"));
    }
}
