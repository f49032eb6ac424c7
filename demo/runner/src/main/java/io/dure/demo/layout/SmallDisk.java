package io.dure.demo.layout;

import io.dure.demo.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file system in memory of a few hundred kilobytes in the place of a folder, which its content is moved to. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private boolean mounted = true;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Tries it once.
     *
     * @throws CannotStart when this user may not mount
     */
    public static void requireAbility(DataFolder data) {
        removeLeftOvers(data.root());
        Path folder = data.folder("work/small-disk");
        try (SmallDisk tried = mount(folder, 64)) {
            tried.close();
        } catch (IllegalStateException e) {
            throw new CannotStart(
                    "the scenario partition fills a small disk, which it mounts in the data folder (tmpfs)"
                            + " and unmounts at its end: run it as root. " + e.getMessage());
        }
    }

    /** Mounts it over an empty folder. */
    private static SmallDisk mount(Path folder, int kilobytes) {
        command("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k,mode=700", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** As an operator would move a folder to another disk; whoever writes there must have stopped. */
    public static SmallDisk under(Path folder, int kilobytes) {
        Path aside = folder.resolveSibling(folder.getFileName() + ".moved");
        try {
            Files.move(folder, aside);
            Files.createDirectory(folder);
            SmallDisk disk = mount(folder, kilobytes);
            try {
                move(aside, folder);
                Files.delete(aside);
            } catch (IOException | RuntimeException e) {
                disk.close();
                throw e;
            }
            return disk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** What a runner that was killed left mounted. */
    static void removeLeftOvers(Path below) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
                String[] words = line.split(" ", 3);
                if (words.length == 3 && words[0].equals("tmpfs") && words[1].startsWith(below + "/")) {
                    command("umount", words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away with all that is on it; whoever writes there must have stopped. */
    @Override
    public synchronized void close() {
        if (mounted) {
            command("umount", folder.toString());
            mounted = false;
        }
    }

    private static void command(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", List.of(words)) + ": " + said.strip());
            }
        } catch (IOException e) {
            throw new IllegalStateException(words[0] + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
