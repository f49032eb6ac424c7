package io.dure.demo.layout;

import io.dure.demo.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The hub's self-signed certificate, made by the JDK's keytool. */
final class KeyStore {
    private KeyStore() {}

    /** Makes {@code hub.p12} and {@code hub.pem} unless they are there. */
    static void make(DataFolder folder, Path password) {
        Path store = folder.file("hub.p12");
        Path certificate = folder.file("hub.pem");
        if (Files.exists(store) && Files.exists(certificate)) {
            return;
        }
        StringBuilder names = new StringBuilder("SAN=dns:hub.egov.test,ip:" + Addresses.HUB_GRPC.host());
        for (Site site : Site.values()) {
            names.append(",ip:").append(site.relay().host());
        }
        List<String> common =
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass:file", password.toString());
        keytool(
                "-genkeypair",
                common,
                "-alias",
                "hub",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=hub-1",
                "-validity",
                "825",
                "-ext",
                names.toString());
        keytool("-exportcert", common, "-alias", "hub", "-rfc", "-file", certificate.toString());
    }

    private static void keytool(String act, List<String> common, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:-UsePerfData", "-J-XX:TieredStopAtLevel=1", act));
        command.addAll(common);
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CannotStart("keytool could not make the hub's certificate: " + said.strip());
            }
        } catch (IOException e) {
            throw new CannotStart("keytool of the JDK does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        }
    }
}
