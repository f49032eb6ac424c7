package io.dure.demo.outside;

import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.EndpointCertificates;
import io.dure.demo.layout.Secrets;
import io.dure.demo.layout.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Adds to the configuration of both clouds what an operator would: a zone as provider, and channels of notices. */
public final class OutsideFiles {
    /** Long enough for a hub that is restarted in order. */
    private static final String SILENT_AFTER = "10s";

    /** So many that a drill can be aborted by them once many people look at records. */
    private static final String BROKEN_RECORDS = """
            ---
            portal: {error-every: 10}
            """;

    private final DataFolder folder;
    private final Secrets secrets;

    public OutsideFiles(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    /** To be called when all other files are written. */
    public void write() {
        append("hub.yaml", hub());
        append("services.yaml", services());
        append(Addresses.WITNESS + ".yaml", witness());
        for (Site site : Site.values()) {
            append(site.collector() + ".yaml", trust());
        }
        for (int number = 1; number <= Site.PUBLIC.portals().size(); number++) {
            append("portal-public-" + number + ".yaml", BROKEN_RECORDS);
        }
        zone();
    }

    /** The key that the hub, and whoever else changes the zone, signs with. */
    public Path zoneKey() {
        return secrets.key("zone.tsig");
    }

    /** The same as nsupdate wants it. */
    public Path keyFile() {
        return folder.folder("work/" + Addresses.OFFICE).resolve("hub.key");
    }

    /** What webhooks are signed with. */
    public Path webhookSecret() {
        return secrets.word("webhook.secret.of.the.demonstration");
    }

    private String hub() {
        return """
                ---
                # Besides the nameservers a zone on somebody else's server answers, and people are told.
                dure:
                  hub:
                    failover: {observe-every: 10s}
                    providers:
                      - id: %s
                        rfc2136:
                          zone: egov.test
                          primary: %s
                          key: {name: hub-key, secret-file: %s}
                          weighting: {kind: addresses, tolerance: 100}
                    notices:
                      console-url: http://%s
                      channels:
                %s""".formatted(Addresses.OFFICE, Addresses.OFFICE_DNS, zoneKey(), Addresses.CONSOLE, channels(10));
    }

    private static String services() {
        return """
                    providers: [%s]
                    drift: repair
                """.formatted(Addresses.OFFICE);
    }

    private String witness() {
        return """
                ---
                # A hub cannot tell that it is dead.
                dure:
                  collector:
                    probe: {certificates: %s}
                    notices:
                      hub-silent-after: %s
                      channels:
                %s""".formatted(authority(), SILENT_AFTER, channels(10));
    }

    private String trust() {
        return """
                ---
                # Endpoints that are checked by HTTPS show what an authority of the demonstration's own has signed.
                dure.collector.probe.certificates: %s
                """.formatted(authority());
    }

    private Path authority() {
        return new EndpointCertificates(folder, secrets).authority();
    }

    private String channels(int indent) {
        return """
                - id: duty
                  language: ko
                  smtp: {host: %s, port: %d, security: none, from: dure@egov.test, to: [duty@egov.test]}
                - id: chat
                  language: en
                  webhook: {url: "http://%s/hook", secret-file: %s}
                """.formatted(Addresses.MAIL.host(), Addresses.MAIL.port(), Addresses.WEBHOOK, webhookSecret())
                .indent(indent);
    }

    private void zone() {
        Path own = folder.folder("work/" + Addresses.OFFICE);
        try {
            Files.writeString(own.resolve("zone"), """
                    $TTL 3600
                    @ IN SOA ns.egov.test. hostmaster.egov.test. 1 3600 600 86400 5
                    @ IN NS ns.egov.test.
                    ns IN A %s
                    """.formatted(Addresses.OFFICE_DNS.host()));
            Files.writeString(own.resolve("named.conf"), """
                    options {
                        directory "%1$s"; pid-file none; session-keyfile none; managed-keys-directory "%1$s"; lock-file none;
                        listen-on port %2$d { %3$s; }; listen-on-v6 { none; };
                        recursion no; allow-query { any; }; dnssec-validation no;
                    };
                    controls { };
                    key "hub-key" { algorithm hmac-sha256; secret "%4$s"; };
                    zone "egov.test" { type primary; file "zone"; update-policy { grant hub-key zonesub ANY; }; };
                    """.formatted(
                            own, Addresses.OFFICE_DNS.port(), Addresses.OFFICE_DNS.host(), secrets.read(zoneKey())));
            Files.writeString(
                    keyFile(),
                    "key \"hub-key\" { algorithm hmac-sha256; secret \"" + secrets.read(zoneKey()) + "\"; };\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String name, String text) {
        try {
            Files.writeString(folder.file(name), text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
