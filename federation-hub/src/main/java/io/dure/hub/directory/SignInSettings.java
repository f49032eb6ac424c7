package io.dure.hub.directory;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.auth.RoleProperties;
import io.dure.auth.directory.ConnectionTest;
import io.dure.auth.directory.LdapSettings;
import io.dure.auth.directory.TestReport;
import io.dure.auth.role.RoleRules;
import io.dure.hub.audit.AuditEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes how users sign in, while they do. */
public final class SignInSettings {
    private static final Pattern WHAT = Pattern.compile("dure\\.auth\\.directory\\.([a-z.-]+)[ :](.*)", Pattern.DOTALL);
    private static final int TESTS_AT_ONCE = 2;

    private final ConnectedDirectories directories;
    private final Connector connector;
    private final Semaphore tests = new Semaphore(TESTS_AT_ONCE);

    public SignInSettings(ConnectedDirectories directories, Connector connector) {
        this.directories = directories;
        this.connector = connector;
    }

    /** What would become of a draft. */
    public sealed interface Prepared {
        /** It can be so. */
        record Ready(Wiring wiring) implements Prepared {}

        /**
         * It cannot.
         *
         * @param field path in the draft
         */
        record Wrong(String field, String why) implements Prepared {}
    }

    /** What came of a connection test. */
    public sealed interface Tested {
        record Report(TestReport report) implements Tested {}

        record Wrong(String field, String why) implements Tested {}

        /** As many tests run as may. */
        record Busy() implements Tested {}

        record Unknown() implements Tested {}
    }

    public Wiring now() {
        return directories.wiring();
    }

    /**
     * Checks a draft and gets it ready; nothing is changed or connected to yet.
     *
     * @param rules by the name of a directory; where there are none, those of the configuration count
     */
    public Prepared prepare(List<DirectoryDraft> drafts, Map<String, List<RoleProperties>> rules) {
        Wiring now = directories.wiring();
        List<StoredDirectory> stored = new ArrayList<>();
        Set<String> names = new HashSet<>();
        now.connected().stream().filter(each -> each.configured() != null).forEach(each -> names.add(each.name()));
        if (drafts.size() > SignInDocument.MOST_DIRECTORIES) {
            return new Prepared.Wrong("directories", "At most " + SignInDocument.MOST_DIRECTORIES + " directories.");
        }
        for (int i = 0; i < drafts.size(); i++) {
            String path = "directories." + i + ".";
            DirectoryDraft draft = drafts.get(i);
            if (!names.add(draft.name().strip())) {
                return new Prepared.Wrong(path + "name", "Another directory has this name.");
            }
            try {
                StoredDirectory kept = keep(draft);
                connector.settings(kept);
                stored.add(kept);
            } catch (IllegalArgumentException invalid) {
                return wrong(path, invalid);
            }
        }
        Map<String, List<RoleProperties>> known = new LinkedHashMap<>();
        names.add(OpenIdProperties.DIRECTORY);
        for (Map.Entry<String, List<RoleProperties>> each : rules.entrySet()) {
            if (!names.contains(each.getKey())) {
                return new Prepared.Wrong("rules", "There is no directory " + each.getKey() + ".");
            }
            if (each.getValue().size() > SignInDocument.MOST_RULES) {
                return new Prepared.Wrong("rules", "At most " + SignInDocument.MOST_RULES + " rules of one directory.");
            }
            known.put(each.getKey(), each.getValue());
        }
        return new Prepared.Ready(directories.prepare(now.document().next(stored, known)));
    }

    /** From then on it is so, for whoever signs in and for whoever is signed in. */
    public ConnectedDirectories.Change apply(Prepared.Ready ready, long expected, AuditEntry entry) {
        return directories.replace(ready.wiring(), expected, entry);
    }

    /** Tries a directory that is not saved, by the rules it would have. */
    public Tested test(DirectoryDraft draft, List<RoleProperties> rules, String user, String password)
            throws InterruptedException {
        LdapSettings settings;
        try {
            StoredDirectory stored = draft.unsealed();
            String given = draft.bindPassword();
            Optional<String> secret = given != null && !given.isEmpty()
                    ? Optional.of(given)
                    : known(stored).flatMap(connector::password);
            settings = connector.settings(stored, stored.bindDn() == null ? null : secret.orElse(null));
        } catch (IllegalArgumentException invalid) {
            Prepared.Wrong wrong = wrong("directory.", invalid);
            return new Tested.Wrong(wrong.field(), wrong.why());
        }
        return run(
                settings, new RoleRules(rules.stream().map(RoleProperties::rule).toList()), user, password);
    }

    /** Tries a directory as it is. */
    public Tested test(String name, String user, String password) throws InterruptedException {
        Wiring now = directories.wiring();
        Optional<Wiring.Connected> directory = now.named(name);
        if (directory.isEmpty()) {
            return new Tested.Unknown();
        }
        LdapSettings settings;
        try {
            DirectoryProperties configured = directory.get().configured();
            settings = configured != null
                    ? configured.settings()
                    : connector.settings(Objects.requireNonNull(directory.get().stored()));
        } catch (IllegalArgumentException invalid) {
            return new Tested.Wrong("name", String.valueOf(invalid.getMessage()));
        }
        return run(settings, now.rules().getOrDefault(name, new RoleRules(List.of())), user, password);
    }

    private Tested run(LdapSettings settings, RoleRules rules, String user, String password)
            throws InterruptedException {
        if (!tests.tryAcquire()) {
            return new Tested.Busy();
        }
        try {
            return new Tested.Report(new ConnectionTest(settings, rules, connector.clock()).run(user, password));
        } catch (IllegalArgumentException invalid) {
            return new Tested.Wrong("directory.authorities", String.valueOf(invalid.getMessage()));
        } finally {
            tests.release();
        }
    }

    /** With its password sealed: the one that came along, or the one that is kept for the same place. */
    private StoredDirectory keep(DirectoryDraft draft) {
        StoredDirectory fresh = draft.unsealed();
        String given = draft.bindPassword();
        if (fresh.bindDn() == null) {
            return fresh;
        }
        if (given != null && !given.isEmpty()) {
            return fresh.withSealed(connector.seal(given, fresh.name()));
        }
        String sealed = known(fresh).map(StoredDirectory::sealedPassword).orElse(null);
        if (sealed == null) {
            throw new IllegalArgumentException(
                    "dure.auth.directory.bind-password: give it again: it is kept only for the same servers, certificates"
                            + " and account");
        }
        return fresh.withSealed(sealed);
    }

    private Optional<StoredDirectory> known(StoredDirectory fresh) {
        return directories
                .wiring()
                .named(fresh.name())
                .map(Wiring.Connected::stored)
                .filter(before -> before.sealedPassword() != null && fresh.showsPasswordWhere(before));
    }

    /** The path of what is wrong, from the words for who writes a configuration. */
    private static Prepared.Wrong wrong(String path, IllegalArgumentException invalid) {
        String message = String.valueOf(invalid.getMessage());
        Matcher what = WHAT.matcher(message);
        if (!what.matches()) {
            return new Prepared.Wrong(path + "name", message);
        }
        return new Prepared.Wrong(
                path + FieldNames.of(what.group(1)),
                what.group(1) + ": " + what.group(2).strip());
    }
}
