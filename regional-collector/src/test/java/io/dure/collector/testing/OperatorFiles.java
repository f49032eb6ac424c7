package io.dure.collector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The configuration that an operator writes, in a folder of its own. */
public final class OperatorFiles {
    public static final String OTLP_TOKEN = "otlp-secret";
    public static final String ENROLMENT_TOKEN = "enrolment-secret";

    private final Path folder;
    private final List<String> lines = new ArrayList<>();

    private OperatorFiles(Path folder) {
        this.folder = folder;
    }

    /** A vantage point without a site. Its DNS port is {@code dnsPort}, 0 for a free one. */
    public static OperatorFiles witness(Path parent, String id, String domain, Path hubPem, int hubPort, int dnsPort) {
        OperatorFiles files = new OperatorFiles(parent.resolve(id));
        try {
            Files.createDirectories(files.folder);
            Files.writeString(files.folder.resolve("token"), ENROLMENT_TOKEN + "\n");
            Files.writeString(files.folder.resolve("otlp-token"), OTLP_TOKEN + "\n");
            Files.writeString(files.folder.resolve("tsig"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
        return files.line("id: " + id)
                .line("domain: " + domain)
                .line("data: " + files.folder.resolve("data"))
                .line("hubs: [\"127.0.0.1:" + hubPort + "\"]")
                .line("hub-certificate: " + hubPem)
                .line("token-file: " + files.folder.resolve("token"))
                .line("dns: {address: 127.0.0.1, port: " + dnsPort + "}");
    }

    /** A collector that takes reports in and answers egov.test. */
    public OperatorFiles collector(String site) {
        return line("site: " + site)
                .line("otlp: {address: 127.0.0.1, http-port: 0, grpc-port: 0, token-file: "
                        + folder.resolve("otlp-token") + "}")
                .line("nameserver: {zone: egov.test, primary: ns1.egov.test, mailbox: hostmaster.egov.test,"
                        + " negative-ttl: 5s, records: [{name: egov.test, type: NS, ttl: 1h, values: [ns1.egov.test]},"
                        + " {name: ns1.egov.test, type: A, ttl: 1h, values: [127.0.0.1]}]}");
    }

    public OperatorFiles probe(String referenceTargets) {
        return line("probe: {source-address: 127.0.0.1, reference-targets: [" + referenceTargets + "]}");
    }

    public OperatorFiles evidence(String peers) {
        return line("evidence: {key-name: dure-evidence, key-file: " + folder.resolve("tsig") + ", peers: [" + peers
                + "]}");
    }

    public OperatorFiles line(String line) {
        lines.add(line);
        return this;
    }

    public Path folder() {
        return folder;
    }

    /** Writes the file and returns it. */
    public Path write() {
        StringBuilder yaml = new StringBuilder("dure:\n  collector:\n");
        lines.forEach(line -> yaml.append("    ").append(line).append('\n'));
        try {
            return Files.writeString(folder.resolve("collector.yaml"), yaml);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
