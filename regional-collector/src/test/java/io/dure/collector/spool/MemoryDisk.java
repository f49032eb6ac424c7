package io.dure.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** A disk in memory: it can be full, and its machine can lose power, or its process be killed, at any step. */
final class MemoryDisk implements SpoolDisk {
    private static final int PAGE = 64;

    private final Map<String, Contents> files = new TreeMap<>();
    private final RandomGenerator random;
    private long capacity = Long.MAX_VALUE;
    private long stepsLeft = Long.MAX_VALUE;
    private long steps;

    MemoryDisk(RandomGenerator random) {
        this.random = random;
    }

    /** The process is gone; nothing but a reboot helps. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Contents {
        private byte[] synced = new byte[0];
        private byte[] written = new byte[0];
    }

    synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /** Stops in the middle of the step that comes after as many others. */
    synchronized void stopAfter(long count) {
        stepsLeft = count;
    }

    /** Changes to files so far. */
    synchronized long steps() {
        return steps;
    }

    /** A killed process leaves everything that was written. */
    synchronized void restart() {
        stepsLeft = Long.MAX_VALUE;
    }

    /** A lost power leaves what was synced, and of the rest any pages. */
    synchronized void loseSomeOfWhatWasNotSynced() {
        restart();
        files.values().forEach(file -> {
            int length = file.written.length <= file.synced.length
                    ? file.written.length
                    : random.nextInt(file.synced.length, file.written.length + 1);
            byte[] left = Arrays.copyOf(file.synced, length);
            for (int page = 0; page < length; page += PAGE) {
                if (random.nextBoolean()) {
                    System.arraycopy(file.written, page, left, page, Math.min(PAGE, length - page));
                }
            }
            file.written = left;
            file.synced = left.clone();
        });
    }

    synchronized MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk(random);
        files.forEach((name, file) -> {
            Contents contents = new Contents();
            contents.synced = file.synced.clone();
            contents.written = file.written.clone();
            copy.files.put(name, contents);
        });
        return copy;
    }

    synchronized byte[] bytes(String name) {
        return contents(name).written.clone();
    }

    synchronized void put(String name, byte[] bytes) {
        Contents contents = new Contents();
        contents.written = bytes.clone();
        contents.synced = bytes.clone();
        files.put(name, contents);
    }

    private Contents contents(String name) {
        Contents contents = files.get(name);
        if (contents == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return contents;
    }

    private long used() {
        return files.values().stream().mapToLong(file -> file.written.length).sum();
    }

    /** Whether this step is the last, and only part of it happens. */
    private boolean isLast() {
        if (stepsLeft < 0) {
            throw new Stopped();
        }
        steps++;
        return stepsLeft-- == 0;
    }

    private void step() {
        if (isLast()) {
            stepsLeft = -1;
            throw new Stopped();
        }
    }

    @Override
    public synchronized Set<String> names() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public synchronized SpoolFile open(String name) {
        if (!files.containsKey(name)) {
            step();
            files.put(name, new Contents());
        }
        return new Open(contents(name));
    }

    @Override
    public synchronized SpoolFile read(String name) throws IOException {
        if (!files.containsKey(name)) {
            throw new NoSuchFileException(name);
        }
        return new Open(contents(name));
    }

    @Override
    public synchronized void replace(String name, byte[] contents) throws IOException {
        if (contents.length > usable()) {
            throw new IOException("No space left on device");
        }
        step();
        put(name, contents);
    }

    @Override
    public synchronized void delete(String name) {
        step();
        files.remove(name);
    }

    @Override
    public synchronized long usable() {
        return capacity - used();
    }

    private final class Open implements SpoolFile {
        private final Contents file;

        Open(Contents file) {
            this.file = file;
        }

        @Override
        public long size() {
            synchronized (MemoryDisk.this) {
                return file.written.length;
            }
        }

        @Override
        public void read(ByteBuffer into, long offset) {
            synchronized (MemoryDisk.this) {
                int length = (int) Math.max(0, Math.min(into.remaining(), file.written.length - offset));
                into.put(file.written, (int) offset, length);
                into.flip();
            }
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            synchronized (MemoryDisk.this) {
                int wanted = bytes.remaining();
                boolean last = isLast();
                int part = last ? random.nextInt(wanted + 1) : wanted;
                long room = Math.max(0, file.written.length - offset + usable());
                int length = (int) Math.min(part, room);
                byte[] grown = Arrays.copyOf(file.written, (int) Math.max(file.written.length, offset + length));
                bytes.get(grown, (int) offset, length);
                file.written = grown;
                if (last) {
                    stepsLeft = -1;
                    throw new Stopped();
                }
                if (length < wanted) {
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public void truncate(long size) {
            synchronized (MemoryDisk.this) {
                step();
                file.written = Arrays.copyOf(file.written, (int) Math.min(size, file.written.length));
            }
        }

        @Override
        public void sync() {
            synchronized (MemoryDisk.this) {
                step();
                file.synced = file.written.clone();
            }
        }

        @Override
        public void close() {}
    }
}
