package io.dure.hub.store;

import io.dure.hub.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Puts the process's temporary files below its data, before anything reads the setting: the database unpacks 70 MB of
 * native library there and leaves it when it is killed, so what an earlier process left is removed.
 */
public final class TemporaryFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String data = event.getEnvironment().getProperty("dure.hub.data");
        if (data == null) {
            return;
        }
        // Removed only by the process that holds the folder; another one is refused here already.
        FolderLock lock = FolderLock.acquire(Path.of(data));
        Path folder = Path.of(data).resolve("tmp");
        try {
            remove(folder);
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidConfiguration("dure.hub.data: cannot use " + folder + ": " + failed.getMessage(), failed);
        } finally {
            lock.close();
        }
        System.setProperty("java.io.tmpdir", folder.toAbsolutePath().toString());
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
