package io.dure.hub.directory;

import io.dure.auth.RoleProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was set in the console of how users sign in.
 *
 * @param revision rises with every change; 1 while nothing was ever set
 * @param directories in the order in which they are asked, after those of the configuration
 * @param rules by the name of a directory; they stand in for those that the configuration has for it
 */
public record SignInDocument(
        long revision, List<StoredDirectory> directories, Map<String, List<RoleProperties>> rules) {
    public static final SignInDocument NOTHING = new SignInDocument(1, List.of(), Map.of());
    static final int MOST_DIRECTORIES = 10;
    static final int MOST_RULES = 200;

    public SignInDocument {
        directories = List.copyOf(directories);
        Map<String, List<RoleProperties>> copy = new LinkedHashMap<>();
        rules.forEach((directory, each) -> copy.put(directory, List.copyOf(each)));
        rules = Map.copyOf(copy);
    }

    SignInDocument next(List<StoredDirectory> newDirectories, Map<String, List<RoleProperties>> newRules) {
        return new SignInDocument(revision + 1, newDirectories, newRules);
    }
}
