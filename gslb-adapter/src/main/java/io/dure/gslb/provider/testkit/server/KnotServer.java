package io.dure.gslb.provider.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Knot DNS, Debian's package knot. */
public final class KnotServer {
    private KnotServer() {}

    /**
     * Starts one that takes changes.
     *
     * @param folder empty, for its files
     */
    public static DnsServerProcess primary(Path folder, ServedZone zone) throws IOException {
        Path knotd = DnsServerProcess.program("knot", "/usr/sbin/knotd", "/usr/local/sbin/knotd");
        int port = DnsServerProcess.freePort();
        Files.writeString(folder.resolve("zone"), zone.file());
        Files.createDirectory(folder.resolve("db"));
        String keys = zone.keys().stream()
                .map(key -> "  - id: %s%n    algorithm: %s%n    secret: \"%s\"%n"
                        .formatted(key.name(), key.algorithm(), key.secret()))
                .collect(Collectors.joining());
        String changing = zone.changing().stream().map(ServedZone.Key::name).collect(Collectors.joining(", "));
        Path config = Files.writeString(folder.resolve("knot.conf"), """
                server:
                    listen: 127.0.0.1@%d
                    rundir: "%s"
                    udp-workers: 1
                    tcp-workers: 1
                    background-workers: 1
                database:
                    storage: "%s"
                log:
                  - target: stderr
                    any: info
                key:
                %sacl:
                  - id: hub
                    key: [%s]
                    action: [update, transfer]
                template:
                  - id: default
                    storage: "%s"
                    zonefile-sync: -1
                    zonefile-load: difference
                    journal-content: all
                    serial-policy: increment
                zone:
                  - domain: %s
                    file: zone
                    acl: hub
                """.formatted(
                        port, folder, folder.resolve("db"), keys, changing, folder, zone.name()));
        return DnsServerProcess.start(List.of(knotd.toString(), "-c", config.toString()), folder, port, zone.name());
    }
}
