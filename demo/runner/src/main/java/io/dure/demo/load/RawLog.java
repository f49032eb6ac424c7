package io.dure.demo.load;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Lines of JSON, one a record, in a file that is set aside as {@code .1} when it has grown large. */
public final class RawLog<T> implements AutoCloseable {
    private static final long LARGEST = 256L << 20;
    /** The components of a record, not what it says of itself. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
            .build();

    private final Path file;
    private Writer writer;
    private long written;
    private boolean closed;

    public RawLog(Path file) {
        this.file = file;
        this.writer = open(file);
    }

    public Path file() {
        return file;
    }

    public synchronized void add(T entry) {
        if (closed) {
            return;
        }
        String line = JSON.writeValueAsString(entry);
        try {
            writer.append(line).append('\n');
            written += line.length();
            if (written > LARGEST) {
                writer.close();
                Files.move(file, Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
                writer = open(file);
                written = 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until now everything is in the file. */
    public synchronized void flush() {
        try {
            if (!closed) {
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (!closed) {
                closed = true;
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file that such a log wrote. */
    public static <T> List<T> read(Path file, Class<T> type) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> JSON.readValue(line, type)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Writer open(Path file) {
        try {
            return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
