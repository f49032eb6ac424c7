package io.dure.gslb.nameserver.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Keeps the state in one file with a checksum, replaced whole: written aside, forced to the disk, renamed. The one
 * before it stays as {@code .previous}.
 *
 * <p>A file that cannot be trusted is set aside under another name, never overwritten and never taken as empty.
 */
public final class StateFile {
    private static final String TITLE = "dure-nameserver-state 1 ";

    private final Path file;
    private final Path previous;
    private final Path writing;
    private final Clock clock;

    /** A file in {@code folder}; {@code clock} names files that are set aside. */
    public StateFile(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        this.file = folder.resolve("nameserver.state");
        this.previous = folder.resolve("nameserver.state.previous");
        this.writing = folder.resolve("nameserver.state.writing");
        this.clock = clock;
    }

    /** What was found at the start. */
    public sealed interface Restored {
        /** No earlier start has written anything. */
        record Nothing() implements Restored {}

        /** The last state written. */
        record Whole(NameserverState state) implements Restored {}

        /** The last state cannot be read; this is the one before it. */
        record Previous(NameserverState state, Path setAside, String cause) implements Restored {}

        /** There was state and none of it can be read. */
        record Lost(Path setAside, String cause) implements Restored {}
    }

    public Restored restore() throws IOException {
        Files.deleteIfExists(writing);
        if (!Files.exists(file)) {
            // A crash between the two renames leaves the previous one alone.
            return Files.exists(previous) ? restorePrevious(file, "the file is missing") : new Restored.Nothing();
        }
        try {
            return new Restored.Whole(read(file));
        } catch (IllegalArgumentException broken) {
            return restorePrevious(setAside(file), String.valueOf(broken.getMessage()));
        }
    }

    private Restored restorePrevious(Path setAside, String cause) throws IOException {
        if (!Files.exists(previous)) {
            return new Restored.Lost(setAside, cause);
        }
        try {
            return new Restored.Previous(read(previous), setAside, cause);
        } catch (IllegalArgumentException broken) {
            setAside(previous);
            return new Restored.Lost(setAside, cause);
        }
    }

    private Path setAside(Path broken) throws IOException {
        String name = broken.getFileName() + ".corrupt-" + clock.millis();
        Path target = broken.resolveSibling(name);
        for (int i = 1; Files.exists(target); i++) {
            target = broken.resolveSibling(name + "-" + i);
        }
        return Files.move(broken, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns when the state is on the disk. */
    public void write(NameserverState state) throws IOException {
        byte[] body = StateText.format(state);
        byte[] title =
                (TITLE + "bytes=" + body.length + " sha256=" + digest(body) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(
                writing, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, ByteBuffer.wrap(title));
            writeAll(channel, ByteBuffer.wrap(body));
            channel.force(true);
        }
        if (Files.exists(file)) {
            Files.deleteIfExists(previous);
            Files.createLink(previous, file);
        }
        Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static NameserverState read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String title = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        int from = Math.min(end + 1, bytes.length);
        byte[] body = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
        if (!title.equals(TITLE + "bytes=" + body.length + " sha256=" + digest(body))) {
            throw new IllegalArgumentException(path.getFileName() + " is cut or damaged: " + body.length
                    + " bytes that do not fit their checksum");
        }
        return StateText.parse(body);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
