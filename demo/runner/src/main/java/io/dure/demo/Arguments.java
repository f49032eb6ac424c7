package io.dure.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param prepare only write the configuration files, for a training run of the start-up archives
 */
record Arguments(Path data, Optional<String> scenario, boolean json, long seed, boolean prepare) {
    static final String USAGE = "usage: ./dure demo [--data DIR] [--scenario NAME [--json]] [--seed N]";

    /** @throws CannotStart when they make no sense */
    static Arguments parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Path data = Path.of(".dure", "demo");
        Optional<String> scenario = Optional.empty();
        boolean json = false;
        boolean prepare = false;
        long seed = new SecureRandom().nextInt(Integer.MAX_VALUE);
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--data" -> data = Path.of(value(rest, option));
                case "--scenario" -> scenario = Optional.of(value(rest, option));
                case "--json" -> json = true;
                case "--seed" -> seed = number(value(rest, option));
                case "--prepare" -> prepare = true;
                default -> throw new CannotStart("unknown option " + option + "\n" + USAGE);
            }
        }
        if (json && scenario.isEmpty()) {
            throw new CannotStart("--json needs --scenario\n" + USAGE);
        }
        return new Arguments(data, scenario, json, seed, prepare);
    }

    private static String value(Deque<String> rest, String option) {
        if (rest.isEmpty() || rest.peekFirst().startsWith("--")) {
            throw new CannotStart(option + " needs a value\n" + USAGE);
        }
        return rest.removeFirst();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CannotStart("--seed needs a whole number, not " + text + "\n" + USAGE);
        }
    }
}
