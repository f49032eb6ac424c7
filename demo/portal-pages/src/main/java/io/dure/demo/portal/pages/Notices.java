package io.dure.demo.portal.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks the site's notices service; a page without notices is better than none. */
final class Notices {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;

    private final URI base;

    Notices(URI base) {
        this.base = base;
    }

    /** The office's notices as JSON, or what is shown in their place. */
    String of(String office) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    base.resolve("/notices/" + office).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try (InputStream in =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return in == null ? "no notices" : text(in);
            }
        } catch (IOException | IllegalArgumentException e) {
            return "no notices: " + e.getClass().getSimpleName();
        }
    }

    private static String text(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4_096];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
