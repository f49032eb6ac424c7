package io.dure.bench.matrix;

import io.dure.demo.layout.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which links between the three places swallow every packet. The place of the hub is that of the witness, too: whoever
 * loses one there loses both.
 */
enum Cut {
    NONE("no link"),
    HUB_PRIVATE("hub-private"),
    HUB_PUBLIC("hub-public"),
    PRIVATE_PUBLIC("private-public"),
    BOTH_HUB_LINKS("both hub links");

    private static final String PRIVATE_NETWORK = "127.0.1.0/24";
    private static final String PUBLIC_NETWORK = "127.0.2.0/24";
    private static final String HUB_NETWORK = "127.0.3.0/24";

    private final String label;

    Cut(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    void make() {
        change("-I");
    }

    void mend() {
        change("-D");
    }

    private void change(String verb) {
        rules().forEach(rule -> iptables(verb, rule));
    }

    private List<List<String>> rules() {
        return switch (this) {
            case NONE -> List.of();
            case HUB_PRIVATE -> toTheHub(Site.PRIVATE, PRIVATE_NETWORK);
            case HUB_PUBLIC -> toTheHub(Site.PUBLIC, PUBLIC_NETWORK);
            case PRIVATE_PUBLIC -> between(PRIVATE_NETWORK, PUBLIC_NETWORK);
            case BOTH_HUB_LINKS -> {
                List<List<String>> all = new ArrayList<>(HUB_PRIVATE.rules());
                all.addAll(HUB_PUBLIC.rules());
                yield all;
            }
        };
    }

    /** A collector's connection to the hub has no source address of its site, but a relay of its own. */
    private static List<List<String>> toTheHub(Site site, String network) {
        List<List<String>> all = new ArrayList<>(between(HUB_NETWORK, network));
        all.add(List.of("-d", site.relay().host()));
        all.add(List.of("-s", site.relay().host()));
        return all;
    }

    private static List<List<String>> between(String one, String other) {
        return List.of(List.of("-s", one, "-d", other), List.of("-s", other, "-d", one));
    }

    private static void iptables(String verb, List<String> rule) {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", verb, "INPUT", "-i", "lo"));
        command.addAll(rule);
        command.addAll(List.of("-j", "DROP"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
