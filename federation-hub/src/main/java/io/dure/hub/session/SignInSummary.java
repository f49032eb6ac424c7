package io.dure.hub.session;

import io.dure.hub.directory.StoredDirectory;
import io.dure.hub.directory.Wiring;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How users sign in, as an auditor reads it; without a secret, and cut where it is longer than anybody reads. */
final class SignInSummary {
    private static final int LONGEST = 4_000;

    private SignInSummary() {}

    static String of(Wiring wiring) {
        String directories = wiring.connected().stream()
                .filter(each -> each.stored() != null)
                .map(each -> of(Objects.requireNonNull(each.stored())))
                .collect(Collectors.joining("; "));
        String rules = new TreeMap<>(wiring.rules())
                .entrySet().stream()
                        .map(each -> each.getKey() + ": "
                                + each.getValue().rules().stream()
                                        .map(RuleText::of)
                                        .map(SignInSummary::of)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
        String whole = "directories: " + (directories.isEmpty() ? "none" : directories) + " | rules: "
                + (rules.isEmpty() ? "none" : rules);
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
    }

    private static String of(StoredDirectory stored) {
        String where = stored.urls().isEmpty()
                ? stored.domain()
                : stored.urls().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String account = stored.bindDn() == null ? "" : " as " + stored.bindDn();
        return stored.name() + " (" + where + account + ")";
    }

    private static String of(RuleText rule) {
        String sites = rule.sites() == null ? "" : " at " + String.join("+", rule.sites());
        String services = rule.services() == null ? "" : " for " + String.join("+", rule.services());
        return rule.group() + " = " + rule.role().word() + sites + services;
    }
}
