package io.dure.notice;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file for each notice. Needs no database: a notice may be about the database. */
final class FolderOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(FolderOutbox.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".json";
    private static final String FRESH = ".new";

    private final Path folder;

    /** @throws IllegalArgumentException if the folder cannot be made */
    FolderOutbox(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new IllegalArgumentException("cannot make the folder " + folder, unwritable);
        }
    }

    @Override
    public List<Notice> left() {
        List<Notice> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).forEach(file -> read(file, left));
        } catch (IOException unreadable) {
            LOG.error("cannot read the notices left in {}", folder, unreadable);
        }
        left.sort(Comparator.comparing(Notice::at));
        return left;
    }

    private static void read(Path file, List<Notice> left) {
        try {
            left.add(JSON.readValue(Files.readAllBytes(file), Notice.class));
        } catch (IOException | JacksonException damaged) {
            LOG.error("the notice in {} is not readable and not delivered", file, damaged);
        }
    }

    @Override
    public boolean keep(Notice notice) {
        Path file = file(notice);
        Path fresh = folder.resolve(file.getFileName() + FRESH);
        try {
            Files.write(fresh, JSON.writeValueAsBytes(notice));
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException | JacksonException refused) {
            LOG.error("the notice {} does not survive a restart: {}", notice.id(), refused.toString());
            return false;
        }
    }

    @Override
    public void forget(Notice notice) {
        try {
            Files.deleteIfExists(file(notice));
        } catch (IOException stuck) {
            LOG.error("the notice {} will be delivered again after a restart: {}", notice.id(), stuck.toString());
        }
    }

    /** Ids come from here, but a name that leads elsewhere is not taken from anybody. */
    private Path file(Notice notice) {
        return folder.resolve(notice.id().replaceAll("[^A-Za-z0-9-]", "_") + SUFFIX);
    }
}
