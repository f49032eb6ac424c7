package io.dure.auth;

import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.directory.DirectoriesInOrder;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.directory.NoDirectory;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.RoleRules;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How users sign in: through {@code directory} or, in order, through {@code directories}, and through {@code openId}
 * beside them. With none of these there is only the hub's own first administrator.
 *
 * @param directory the only one
 * @param directories several, each with a name of its own
 * @param openId a second way in
 */
@ConfigurationProperties("dure.auth")
public record AuthProperties(
        @Nullable DirectoryProperties directory,
        @Nullable List<DirectoryProperties> directories,
        @Nullable OpenIdProperties openId) {

    public AuthProperties {
        directories = directories == null ? List.of() : List.copyOf(directories);
        if (directory != null && !directories.isEmpty()) {
            throw new IllegalArgumentException(
                    "dure.auth.directory and dure.auth.directories are both given: put all into the second");
        }
        if (directory != null) {
            directory.check();
        }
        Set<String> names = new HashSet<>();
        for (DirectoryProperties each : directories) {
            each.check();
            if (!names.add(each.name())) {
                throw new IllegalArgumentException(
                        "dure.auth.directories: the name " + each.name() + " is given twice: audit and rules need it");
            }
        }
    }

    public boolean hasDirectory() {
        return !inOrder().isEmpty();
    }

    /**
     * The way in through all of them.
     *
     * @throws IllegalArgumentException when a file that the configuration names cannot be used
     */
    public Directory directory(Clock clock, Consumer<ConnectionEvent> events) {
        List<Directory> all = inOrder().stream()
                .<Directory>map(each -> new LdapDirectory(each.settings(), clock, events))
                .toList();
        return switch (all.size()) {
            case 0 -> new NoDirectory();
            case 1 -> all.getFirst();
            default -> new DirectoriesInOrder(all);
        };
    }

    public AccessRules rules() {
        Map<String, RoleRules> rules = new HashMap<>();
        inOrder().forEach(each -> rules.put(each.name(), each.rules()));
        if (openId != null) {
            rules.put(OpenIdProperties.DIRECTORY, openId.rules());
        }
        return new AccessRules(rules);
    }

    /** The one or the several, in the order in which they are asked. */
    public List<DirectoryProperties> inOrder() {
        return directory == null ? Objects.requireNonNull(directories) : List.of(directory);
    }
}
