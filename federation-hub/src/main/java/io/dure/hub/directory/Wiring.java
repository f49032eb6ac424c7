package io.dure.hub.directory;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.auth.directory.DirectoriesInOrder;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.NoDirectory;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import io.dure.auth.role.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All ways in as they are, or would be, connected.
 *
 * @param document what was set in the console of it
 * @param connected in the order in which they are asked
 * @param rules by the name of the directory, OpenID's among them
 * @param unreadable what was set is stored, and cannot be read: nobody is let in by it until it is set anew
 */
public record Wiring(
        SignInDocument document, List<Connected> connected, Map<String, RoleRules> rules, boolean unreadable) {
    static final String UNREADABLE = "the stored settings of signing in cannot be read";

    public Wiring {
        connected = List.copyOf(connected);
        rules = Map.copyOf(rules);
    }

    /**
     * One directory.
     *
     * @param configured as the configuration has it; null: it was set up in the console
     * @param stored as it was set up in the console; null: the configuration has it
     */
    public record Connected(
            String name,
            @Nullable DirectoryProperties configured,
            @Nullable StoredDirectory stored,
            Directory directory) {
        /** Why it cannot be asked at all; empty: nothing is known against it. */
        public Optional<String> problem() {
            return directory instanceof OutOfOrder broken ? Optional.of(broken.why()) : Optional.empty();
        }

        /** Whether that is because its password was sealed with the key of another folder; it has to be given again. */
        public boolean passwordLost() {
            return directory instanceof OutOfOrder broken && broken.passwordLost();
        }
    }

    /** Asks all of them, in order. */
    public Directory asked() {
        if (unreadable) {
            return new NothingKnown(UNREADABLE);
        }
        List<Directory> all = connected.stream().map(Connected::directory).toList();
        return switch (all.size()) {
            case 0 -> new NoDirectory();
            case 1 -> all.getFirst();
            default -> new DirectoriesInOrder(all);
        };
    }

    /** By the name of the directory; empty while they cannot be read. */
    Optional<Map<String, RoleRules>> knownRules() {
        return unreadable ? Optional.empty() : Optional.of(rules);
    }

    public Optional<Connected> named(String name) {
        return connected.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** There is somebody to ask; otherwise only the hub's own administrator is let in. */
    boolean hasAnyWay() {
        return unreadable || !connected.isEmpty() || rules.containsKey(OpenIdProperties.DIRECTORY);
    }

    /** Whether some rule makes an administrator, of everything. */
    public boolean hasAdministrator() {
        return rules.values().stream().flatMap(each -> each.rules().stream()).anyMatch(Wiring::makesAdministrator);
    }

    private static boolean makesAdministrator(RoleRule rule) {
        return rule.role() == Role.ADMINISTRATOR && rule.scope().equals(Scope.EVERYTHING);
    }
}
