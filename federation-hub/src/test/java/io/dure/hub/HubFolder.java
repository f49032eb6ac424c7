package io.dure.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** What an operator would write for a hub with two sites and a witness, on ports that the system gives. */
public final class HubFolder {
    public static final String PRIVATE_TOKEN = "private-token-0123456789";
    public static final String PUBLIC_TOKEN = "public-token-0123456789";
    public static final String WITNESS_TOKEN = "witness-token-0123456789";

    private static final String PASSWORD = "only-for-this-test";

    private final Path folder;

    private HubFolder(Path folder) {
        this.folder = folder;
    }

    public static HubFolder write(Path folder) throws Exception {
        HubFolder hub = new HubFolder(folder);
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.writeString(folder.resolve("private.token"), PRIVATE_TOKEN);
        Files.writeString(folder.resolve("public.token"), PUBLIC_TOKEN);
        Files.writeString(folder.resolve("witness.token"), WITNESS_TOKEN);
        hub.writeKey();
        Files.writeString(folder.resolve("services.yaml"), """
                services:
                  - id: portal
                    name: portal.egov.test
                    ttl: 5s
                    domains: [private, public, third]
                    check: {path: /health}
                    members:
                      - {site: private, weight: 30, endpoints: ["127.0.1.21:8000"]}
                      - {site: public, weight: 70, endpoints: ["127.0.2.21:8000"]}
                """);
        Files.writeString(hub.configuration(), """
                server: {address: 127.0.0.1, port: 0}
                dure:
                  hub:
                    data: %1$s/data
                    grpc: {address: 127.0.0.1, port: 0, key-store: %1$s/hub.p12, key-store-password-file: %1$s/password}
                    collectors:
                      - {id: private-1, site: private, domain: private, token-file: %1$s/private.token}
                      - {id: public-1, site: public, domain: public, token-file: %1$s/public.token}
                      - {id: witness-1, domain: third, token-file: %1$s/witness.token}
                    services-file: %1$s/services.yaml
                    failover: {hold-down: 20s, ramp-steps: 3, ramp-step: 10s}
                  auth:
                    directory:
                      urls: ["ldap://127.0.0.1:1"]
                      user-dn-template: "uid={0},ou=people,dc=egov,dc=test"
                      group-search-base: "ou=groups,dc=egov,dc=test"
                      roles: [{group: "cn=operators,ou=groups,dc=egov,dc=test", role: operator}]
                """.formatted(folder));
        return hub;
    }

    public Path configuration() {
        return folder.resolve("hub.yaml");
    }

    /** What a collector trusts. */
    public Path certificate() {
        return folder.resolve("hub.pem");
    }

    /** As it is given on the command line. */
    public List<String> arguments() {
        return List.of("--spring.config.additional-location=file:" + configuration());
    }

    /** By the JDK's own tool: the platform has no public way to sign a certificate. */
    private void writeKey() throws Exception {
        Path store = folder.resolve("hub.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hub",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        try (OutputStream pem = Files.newOutputStream(certificate())) {
            pem.write(("-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(keys.getCertificate("hub").getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
