package io.dure.gslb.provider.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PowerDNS with its SQLite backend, Debian's packages pdns-server, pdns-backend-sqlite3 and sqlite3. */
public final class PowerDnsServer {
    private static final Path SCHEMA = Path.of("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql");

    private PowerDnsServer() {}

    /**
     * Starts one that takes changes.
     *
     * @param folder empty, for its files
     */
    public static DnsServerProcess primary(Path folder, ServedZone zone) throws IOException {
        Path server = DnsServerProcess.program("pdns-server", "/usr/sbin/pdns_server", "/usr/local/sbin/pdns_server");
        Path tool = DnsServerProcess.program("pdns-server", "/usr/bin/pdnsutil", "/usr/local/bin/pdnsutil");
        Path sqlite = DnsServerProcess.program("sqlite3", "/usr/bin/sqlite3", "/usr/local/bin/sqlite3");
        if (!Files.exists(SCHEMA)) {
            throw new IllegalStateException(SCHEMA + " is missing: install the package pdns-backend-sqlite3");
        }
        int port = DnsServerProcess.freePort();
        Path database = folder.resolve("zones.sqlite");
        DnsServerProcess.run(folder, List.of(sqlite.toString(), database.toString(), ".read " + SCHEMA));
        Files.writeString(folder.resolve("pdns.conf"), """
                launch=gsqlite3
                gsqlite3-database=%s
                gsqlite3-dnssec=no
                local-address=127.0.0.1
                local-port=%d
                socket-dir=%s
                dnsupdate=yes
                allow-dnsupdate-from=127.0.0.0/8
                enable-lua-records=yes
                gsqlite3-pragma-journal-mode=WAL
                daemon=no
                guardian=no
                disable-syslog=yes
                security-poll-suffix=
                receiver-threads=1
                """.formatted(database, port, folder));
        Path file = Files.writeString(folder.resolve("zone"), zone.file());
        List<List<String>> steps = new ArrayList<>();
        steps.add(List.of("load-zone", zone.name(), file.toString()));
        steps.add(List.of("rectify-zone", zone.name()));
        steps.add(List.of("set-kind", zone.name(), "master"));
        steps.add(List.of("set-meta", zone.name(), "SOA-EDIT-DNSUPDATE", "INCREASE"));
        zone.keys().forEach(key -> steps.add(List.of("import-tsig-key", key.name(), key.algorithm(), key.secret())));
        for (String right : List.of("TSIG-ALLOW-DNSUPDATE", "TSIG-ALLOW-AXFR")) {
            List<String> step = new ArrayList<>(List.of("set-meta", zone.name(), right));
            zone.changing().forEach(key -> step.add(key.name()));
            steps.add(step);
        }
        for (List<String> step : steps) {
            List<String> command = new ArrayList<>(List.of(tool.toString(), "--config-dir=" + folder));
            command.addAll(step);
            DnsServerProcess.run(folder, command);
        }
        return DnsServerProcess.start(List.of(server.toString(), "--config-dir=" + folder), folder, port, zone.name());
    }
}
