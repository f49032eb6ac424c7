package io.dure.bench.loss;

import io.dure.bench.failover.SteeredServices;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Secrets;
import io.dure.demo.process.Jars;
import io.dure.demo.process.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Runs within the namespace: starts everything, waits some minutes, and writes down what became of it. */
public final class LossyNetwork {
    private static final int SERVICES = 4;
    private static final Duration LENGTH = Duration.ofMinutes(5);
    /** Three vantage points, two sites, a probe in two seconds. */
    private static final long PROBES = LENGTH.toSeconds() / 2 * 3 * 2 * SERVICES;

    private static final Pattern DROPPED = Pattern.compile("^ *(\\d+) +\\d+ +DROP ", Pattern.MULTILINE);

    private LossyNetwork() {}

    /** The arguments are a data folder and the file to write. */
    public static void main(String[] arguments) throws IOException {
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
            folder.forgetState();
            Secrets secrets = new Secrets(folder.file("secrets"), new SecureRandom());
            Jars jars = new Jars(Path.of(System.getProperty("dure.launch", "target/launch")));
            Map<String, Object> seen = new LinkedHashMap<>();
            try (SteeredServices steered = SteeredServices.start(folder, secrets, jars, SERVICES, Links.DIRECT)) {
                long dropped = dropped();
                long packets = packets();
                Waiting.pause(LENGTH);
                seen.put("dropped", dropped() - dropped);
                seen.put("packets", packets() - packets);
                seen.put(
                        "failovers",
                        steered.hub()
                                .get("incidents?limit=200")
                                .required()
                                .path("incidents")
                                .size());
            }
            seen.put("probes", PROBES);
            seen.put("minutes", LENGTH.toSeconds() / 60.0);
            Files.writeString(
                    Path.of(arguments[1]), JsonMapper.builder().build().writeValueAsString(seen));
        }
    }

    private static long dropped() throws IOException {
        Matcher rule = DROPPED.matcher(said("iptables", "-nvxL", "INPUT"));
        return rule.find() ? Long.parseLong(rule.group(1)) : 0;
    }

    private static long packets() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/net/dev"))) {
            if (line.strip().startsWith("lo:")) {
                return Long.parseLong(line.strip().split("\\s+", -1)[2]);
            }
        }
        return 0;
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
