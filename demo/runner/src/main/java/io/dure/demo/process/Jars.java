package io.dure.demo.process;

import io.dure.demo.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the launcher built: one folder a program with its jar and, where one could be made, its start-up archive. */
public final class Jars {
    private final Path launch;

    /** Of the launcher's {@code target/launch}. */
    public Jars(Path launch) {
        this.launch = launch;
    }

    public Path jar(String program) {
        Path folder = launch.resolve(program);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("no jar in " + folder + "; start by ./dure demo"));
        } catch (IOException e) {
            throw new CannotStart("no " + folder + "; start by ./dure demo, which builds it");
        }
    }

    /** The option that makes a JVM start from the archive. */
    public List<String> archiveOption(String program) {
        return option(program, "aot", "-XX:AOTCache=")
                .or(() -> option(program, "jsa", "-XX:SharedArchiveFile="))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<String> option(String program, String extension, String option) {
        Path archive = launch.resolve(program).resolve(program + "." + extension);
        return Files.exists(archive) ? Optional.of(option + archive) : Optional.empty();
    }
}
