package io.dure.demo.portal.egov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole portal on a real Tomcat 9. */
class EgovPortalTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private EgovPortal portal;

    @BeforeEach
    void start() throws Exception {
        Properties settings = new Properties();
        settings.put("work", folder.resolve("work").toString());
        settings.put("address", "127.0.0.1");
        settings.put("port", "0");
        settings.put("log.folder", folder.toString());
        settings.put("log.name", "access-portal");
        settings.put("notices", "http://127.0.0.1:1");
        settings.put("site", "private");
        settings.put("instance", "portal-1");
        settings.put("error-every", "2");
        portal = new EgovPortal(settings);
        portal.start();
    }

    @AfterEach
    void stop() {
        portal.stop();
        client.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portal.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void theHomePageCountsThePagesOfASession() throws Exception {
        HttpResponse<String> first = get("/");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        assertThat(first.body()).contains("/civil-affairs/500", "Page 1", "private portal-1");
        assertThat(cookie).startsWith("PORTAL_SESSION=");
        assertThat(get("/", "Cookie", cookie).body()).contains("Page 2");
    }

    @Test
    void itAnswersAsTheOtherPortalDoes() throws Exception {
        assertThat(get("/search?q=permit").body()).contains("Parking permit 1");
        assertThat(get("/offices/tax").body()).contains("no notices");
        assertThat(get("/health").body()).isEqualTo("ok");
        assertThat(get("/civil-affairs/7").statusCode()).isEqualTo(200);
        assertThat(get("/civil-affairs/7").statusCode()).isEqualTo(500);
        assertThat(get("/civil-affairs/7000").statusCode()).isEqualTo(404);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void itsAccessLogReadsAsTheOthers() throws Exception {
        get("/health", "User-Agent", "Dure-Probe/0.1 private-1");
        portal.stop();

        assertThat(Files.readAllLines(folder.resolve("access-portal.log")))
                .singleElement()
                .asString()
                .matches("\\S+T\\S+ 127\\.0\\.0\\.1 \"127\\.0\\.0\\.1:\\d+\" \"GET /health HTTP/1\\.1\" 200 \\d+"
                        + " \"Dure-Probe/0\\.1 private-1\"");
    }

    @Test
    void itsClassesAreJava8s() throws IOException {
        try (DataInputStream in = new DataInputStream(EgovPortal.class.getResourceAsStream("PortalController.class"))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            in.readUnsignedShort();
            assertThat(in.readUnsignedShort()).isEqualTo(52);
        }
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> new EgovPortal(new Properties()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("work");
    }
}
