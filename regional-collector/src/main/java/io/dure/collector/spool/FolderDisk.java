package io.dure.collector.spool;

import io.dure.collector.disk.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of the file system. */
final class FolderDisk implements SpoolDisk {
    private final Path folder;

    FolderDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            return names;
        }
    }

    @Override
    public SpoolFile open(String name) throws IOException {
        Path file = folder.resolve(name);
        boolean missing = !Files.exists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (missing) {
            DurableFile.syncFolder(folder);
        }
        return new ChannelFile(channel);
    }

    @Override
    public SpoolFile read(String name) throws IOException {
        return new ChannelFile(FileChannel.open(folder.resolve(name), StandardOpenOption.READ));
    }

    @Override
    public void replace(String name, byte[] contents) throws IOException {
        DurableFile.write(folder.resolve(name), contents);
    }

    @Override
    public void delete(String name) throws IOException {
        DurableFile.delete(folder.resolve(name));
    }

    @Override
    public long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private record ChannelFile(FileChannel channel) implements SpoolFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(ByteBuffer into, long offset) throws IOException {
            int start = into.position();
            while (into.hasRemaining()) {
                if (channel.read(into, offset + into.position() - start) < 0) {
                    break;
                }
            }
            into.flip();
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            long at = offset;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        /** The file's length is synced with its contents; times of access are not worth a second write. */
        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
