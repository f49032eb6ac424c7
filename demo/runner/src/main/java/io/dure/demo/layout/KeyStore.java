package io.dure.demo.layout;

import java.nio.file.Files;
import java.nio.file.Path;
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
        Keytool.run(
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
        Keytool.run("-exportcert", common, "-alias", "hub", "-rfc", "-file", certificate.toString());
    }
}
