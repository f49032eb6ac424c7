package io.dure.bench.failover;

import io.dure.demo.layout.Address;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The peer: gdnsd, which probes the same members by the same check from one vantage point and answers the same names. Its thresholds
 * are its fastest that still need two failures in a row.
 */
final class Gdnsd implements AutoCloseable {
    static final Address ADDRESS = new Address("127.0.3.9", 5399);
    private static final Path PROGRAM = Path.of("/usr/sbin/gdnsd");

    private final Process process;

    private Gdnsd(Process process) {
        this.process = process;
    }

    /** Empty where the Debian package gdnsd is not installed. */
    static Optional<Gdnsd> start(DataFolder folder, int services) {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.empty();
        }
        Path home = folder.folder("gdnsd");
        try {
            Files.writeString(home.resolve("config"), configuration(home, services));
            Files.writeString(Files.createDirectories(home.resolve("zones")).resolve("egov.test"), zone(services));
            Files.createDirectories(home.resolve("state"));
            Files.createDirectories(home.resolve("run"));
            ProcessBuilder builder = new ProcessBuilder(
                            "setpriv", "--pdeathsig", "KILL", "--", PROGRAM.toString(), "-c", home.toString(), "start")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.folder("logs").resolve("gdnsd.log").toFile());
            return Optional.of(new Gdnsd(builder.start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    private static String configuration(Path home, int services) {
        String resources = IntStream.rangeClosed(1, services)
                .mapToObj(service -> "      s%d => { up_thresh => 0.1, %s }"
                        .formatted(
                                service,
                                Stream.of(Site.values())
                                        .map(site -> "%s => [%s, 50]"
                                                .formatted(
                                                        site.id(),
                                                        SteeredServices.address(site, service)
                                                                .host()))
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
        return """
                options => {
                  listen => [%s]
                  dns_port => %d
                  run_dir => %s
                  state_dir => %s
                  udp_threads => 1
                  tcp_threads => 1
                }
                service_types => {
                  member => {
                    plugin => http_status
                    url_path => /health
                    port => %d
                    ok_codes => [200]
                    interval => 2
                    timeout => 1
                    up_thresh => 1
                    ok_thresh => 1
                    down_thresh => 2
                  }
                }
                plugins => {
                  weighted => {
                    service_types => member
                    multi => false
                %s
                  }
                }
                """.formatted(
                        ADDRESS.host(),
                        ADDRESS.port(),
                        home.resolve("run"),
                        home.resolve("state"),
                        SteeredServices.PORT,
                        resources);
    }

    private static String zone(int services) {
        List<String> lines = IntStream.rangeClosed(1, services)
                .mapToObj(service -> "s" + service + " 5 DYNA weighted!s" + service)
                .toList();
        return "@ 3600 SOA ns1 hostmaster 1 7200 1800 259200 60\n@ 3600 NS ns1\nns1 3600 A " + ADDRESS.host() + "\n"
                + String.join("\n", lines) + "\n";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
