package io.dure.gslb.provider.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** ISC BIND, Debian's package bind9. */
public final class BindServer {
    private BindServer() {}

    /**
     * Starts one that takes changes.
     *
     * @param folder empty, for its files
     */
    public static DnsServerProcess primary(Path folder, ServedZone zone) throws IOException {
        return primary(folder, zone, List.of());
    }

    /**
     * Starts one that takes changes and tells of them.
     *
     * @param secondaries ports of those to be told
     */
    public static DnsServerProcess primary(Path folder, ServedZone zone, List<Integer> secondaries) throws IOException {
        String keys = zone.changing().stream()
                .map(key -> "key \"" + key.name() + "\";")
                .collect(Collectors.joining(" "));
        String grants = zone.changing().stream()
                .map(key -> "grant " + key.name() + " zonesub ANY;")
                .collect(Collectors.joining(" "));
        String notified =
                secondaries.stream().map(port -> "127.0.0.1 port " + port + ";").collect(Collectors.joining(" "));
        Files.writeString(folder.resolve("zone"), zone.file());
        return start(folder, zone, freePort(), """
                zone "%s" {
                    type primary; file "zone"; serial-update-method increment; notify explicit; notify-delay 0;
                    also-notify { %s }; allow-transfer { %s }; update-policy { %s };
                };
                """.formatted(zone.name(), notified, keys, grants));
    }

    /** Keeps the zone by transfers from the server at {@code primary}, signed by the first key. */
    public static DnsServerProcess secondary(Path folder, ServedZone zone, int port, int primary) throws IOException {
        return start(folder, zone, port, """
                zone "%s" {
                    type secondary; file "zone"; primaries { 127.0.0.1 port %d key "%s"; }; notify no;
                    min-refresh-time 1; max-refresh-time 1; min-retry-time 1; max-retry-time 1;
                };
                """.formatted(
                        zone.name(), primary, zone.changing().getFirst().name()));
    }

    /** For a secondary, which its primary has to know before. */
    public static int freePort() throws IOException {
        return DnsServerProcess.freePort();
    }

    private static DnsServerProcess start(Path folder, ServedZone zone, int port, String statement) throws IOException {
        Path named = DnsServerProcess.program("bind9", "/usr/sbin/named", "/usr/local/sbin/named");
        String keys = zone.keys().stream()
                .map(key -> "key \"%s\" { algorithm %s; secret \"%s\"; };"
                        .formatted(key.name(), key.algorithm(), key.secret()))
                .collect(Collectors.joining("\n"));
        Path config =
                Files.writeString(folder.resolve("named.conf"), """
                options {
                    directory "%s"; pid-file none; session-keyfile none; managed-keys-directory "%s"; lock-file none;
                    listen-on port %d { 127.0.0.1; }; listen-on-v6 { none; };
                    recursion no; allow-query { any; }; dnssec-validation no; notify-rate 1000; startup-notify-rate 1000;
                };
                controls { };
                %s
                %s
                """.formatted(folder, folder, port, keys, statement));
        return DnsServerProcess.start(
                List.of(named.toString(), "-g", "-n", "1", "-c", config.toString()), folder, port, zone.name());
    }
}
