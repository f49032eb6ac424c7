package io.dure.auth.directory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real OpenLDAP. */
class OpenLdapDirectoryTest extends DirectoryContract {
    @TempDir
    private static Path folder;

    private static OpenLdap openLdap;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        openLdap = OpenLdap.start(folder);
    }

    @AfterAll
    static void stop() {
        openLdap.close();
    }

    @Override
    URI server() {
        return uri(openLdap.port());
    }
}
