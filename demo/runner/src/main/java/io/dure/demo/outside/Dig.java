package io.dure.demo.outside;

import io.dure.demo.CannotStart;
import io.dure.demo.layout.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Asks by BIND's dig, which owes us nothing.
 *
 * @param server who is asked
 * @param source from which address
 * @param more dig's own words, for example {@code +subnet=10.1.2.0/24}
 */
public record Dig(Address server, String source, List<String> more) {
    private static final List<String> PLACES = List.of("/usr/bin/dig", "/usr/local/bin/dig");
    private static final Pattern ADDRESS = Pattern.compile("(?m)^\\S+\\s+\\d+\\s+IN\\s+A\\s+(\\S+)$");
    private static final Pattern SUBNET = Pattern.compile("(?m)^; CLIENT-SUBNET: (\\S+)$");
    private static final int QUESTIONS = 10;

    public Dig {
        more = List.copyOf(more);
    }

    /**
     * What came of ten questions, one after the other.
     *
     * @param answers that named addresses
     * @param addresses all that were named
     * @param subnets that came back, with the length for which the answer holds
     */
    public record Said(int answers, Set<String> addresses, Set<String> subnets) {
        public Said {
            addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
            subnets = Collections.unmodifiableSet(new TreeSet<>(subnets));
        }

        /** Every question was answered, and only by these addresses. */
        public boolean onlyNames(Set<String> wanted) {
            return answers == QUESTIONS && !addresses.isEmpty() && wanted.containsAll(addresses);
        }
    }

    /**
     * Asked before anything starts.
     *
     * @throws CannotStart when it is not installed
     */
    public static void require() {
        program();
    }

    private static String program() {
        return PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new CannotStart("dig is missing: install the package bind9-dnsutils"));
    }

    /** Asks for the addresses of a name. */
    public Said ask(String name) {
        List<String> command = new ArrayList<>(List.of(
                program(), "@" + server.host(), "-p", Integer.toString(server.port()), "-b", source, "+tries=1"));
        command.addAll(more);
        for (int question = 0; question < QUESTIONS; question++) {
            command.addAll(List.of(name, "A"));
        }
        String said = run(command);
        Set<String> addresses = new TreeSet<>();
        int answers = 0;
        for (String one : said.split(";; Got answer:", -1)) {
            List<String> named = groups(ADDRESS, one);
            addresses.addAll(named);
            answers += named.isEmpty() ? 0 : 1;
        }
        return new Said(answers, addresses, new TreeSet<>(groups(SUBNET, said)));
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String run(List<String> command) {
        try {
            Process dig = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!dig.waitFor(30, TimeUnit.SECONDS)) {
                dig.destroyForcibly();
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
