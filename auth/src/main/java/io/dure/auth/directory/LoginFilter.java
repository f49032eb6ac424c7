package io.dure.auth.directory;

import org.springframework.ldap.support.LdapEncoder;

/**
 * A filter that finds a user by the login name.
 *
 * @param text {@code {0}} stands for the name, {@code {1}} for the name with its domain after an at sign
 */
record LoginFilter(String text) {
    private static final String NAME = "{0}";
    private static final String PRINCIPAL = "{1}";

    LoginFilter {
        if (!text.startsWith("(") || !text.endsWith(")") || !text.contains(NAME)) {
            throw new IllegalArgumentException(
                    "user-search.filter: needs to be a filter in brackets with {0} in it, for example (uid={0}): "
                            + text);
        }
    }

    /** Splits first and fills in then, so that a name that holds a placeholder stays a name. */
    String of(String name, String principal) {
        StringBuilder filter = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            boolean isName = text.startsWith(NAME, at);
            if (isName || text.startsWith(PRINCIPAL, at)) {
                filter.append(text, from, at).append(LdapEncoder.filterEncode(isName ? name : principal));
                from = at + NAME.length();
            }
        }
        return filter.append(text, from, text.length()).toString();
    }
}
