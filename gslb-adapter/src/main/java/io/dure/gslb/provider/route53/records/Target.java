package io.dure.gslb.provider.route53.records;

import java.util.Locale;

/** What the records of a member answer with. */
public sealed interface Target {
    /** A record set for each of its endpoints' addresses. */
    record Addresses() implements Target {}

    /** One CNAME. */
    record Name(String target) implements Target {
        public Name {
            target = absolute(target);
        }
    }

    /**
     * One alias, for example of a load balancer.
     *
     * @param ipv6 whether the target has AAAA records too
     */
    record ToAlias(Alias alias, boolean ipv6) implements Target {
        public ToAlias {
            alias = new Alias(alias.zoneId(), absolute(alias.target()), alias.evaluateTargetHealth());
        }
    }

    private static String absolute(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String absolute = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (absolute.isEmpty() || absolute.length() > 253) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return absolute;
    }
}
