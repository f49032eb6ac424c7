package io.dure.hub.service.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed. Nothing secret is: other users of the machine can read it. */
record Options(Map<String, String> given) {
    static final String USAGE = """
            usage: ./dure services export --hub URL [-f FILE]
                   ./dure services diff   --hub URL -f FILE [--remove] [--records withdraw|leave]
                   ./dure services apply  --hub URL -f FILE [--remove] [--records withdraw|leave] [--reason TEXT]

              -f FILE               the services; of export: where to, else to standard output
              --remove              remove the services that the file does not name
              --records CHOICE      of providers that a service leaves: withdraw its records, or leave them
              --ca FILE             PEM file with the certificates that are trusted
              --plain-http          send the password or token over http to another machine all the same
              --user NAME           or DURE_USER, with its password in DURE_PASSWORD or --password-file FILE
              --token-file FILE     an API token, or DURE_TOKEN

            exit codes: 0 equal, applied or exported; 1 they differ; 2 an error, nothing was changed""";

    private static final Set<String> FLAGS = Set.of("--remove", "--plain-http", "--help");
    private static final Set<String> VALUES =
            Set.of("--hub", "-f", "--records", "--reason", "--ca", "--user", "--password-file", "--token-file");

    Options {
        given = Map.copyOf(given);
    }

    /**
     * Reads the words after {@code ./dure services}.
     *
     * @throws Refused if they are not understood
     */
    static Options parse(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (i == 0 && Set.of("export", "diff", "apply").contains(argument)) {
                options.put("command", argument);
            } else if (FLAGS.contains(argument)) {
                options.put(argument, "");
            } else if (VALUES.contains(argument) && i + 1 < arguments.length) {
                options.put(argument, arguments[++i]);
            } else {
                throw new Refused("not understood: " + argument + "\n" + USAGE);
            }
        }
        if (!options.containsKey("command") && !options.containsKey("--help")) {
            throw new Refused("say what to do\n" + USAGE);
        }
        return new Options(options);
    }

    boolean has(String option) {
        return given.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(given.get(option));
    }

    String command() {
        return given.getOrDefault("command", "");
    }

    /** Its value; without it nothing can be done. */
    String needed(String option) {
        String value = given.get(option);
        if (value == null) {
            throw new Refused(option + " is missing\n" + USAGE);
        }
        return value;
    }

    /** The hub's address, without a slash at the end. */
    String hub() {
        URI url;
        try {
            url = URI.create(needed("--hub").replaceAll("/+$", ""));
        } catch (IllegalArgumentException malformed) {
            throw new Refused("--hub: not an address: " + given.get("--hub"));
        }
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new Refused("--hub: must begin with https:// or http://: " + url);
        }
        boolean here = Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
        if ("http".equals(url.getScheme()) && !here && !has("--plain-http")) {
            throw new Refused(
                    "--hub: over http everybody on the way reads the password; use https, or say --plain-http");
        }
        return url.toString();
    }

    /** What becomes of records. */
    String choice() {
        String choice = needed("--records");
        if (!Set.of("withdraw", "leave").contains(choice)) {
            throw new Refused("--records is withdraw or leave, not " + choice);
        }
        return choice;
    }

    /** Of the file that the option names. */
    String firstLine(String option) {
        return read(option).lines().findFirst().map(String::strip).orElse("");
    }

    /** The file that the option names. */
    String read(String option) {
        Path file = Path.of(needed(option));
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Refused(option + ": cannot read " + file);
        }
    }
}
