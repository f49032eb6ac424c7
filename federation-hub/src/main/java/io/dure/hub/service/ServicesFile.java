package io.dure.hub.service;

import io.dure.hub.InvalidConfiguration;
import io.dure.hub.failover.ServiceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the services that an operator provisions from a file. */
public final class ServicesFile {
    private ServicesFile() {}

    /**
     * Reads the whole file.
     *
     * @throws InvalidConfiguration naming the file, the lines, the keys and what is wrong with them
     */
    public static List<ServiceDefinition> read(Path file) {
        return switch (ServicesYaml.read(text(file))) {
            case Reading.Read(List<ServiceDefinition> services) -> services;
            case Reading.Wrong(List<Mistake> mistakes) ->
                throw new InvalidConfiguration(mistakes.stream()
                        .map(mistake -> file + ":" + (mistake.line() == 0 ? " " : "") + mistake)
                        .collect(Collectors.joining("\n")));
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new InvalidConfiguration("dure.hub.services-file: cannot read " + file, unreadable);
        }
    }
}
