package io.dure.demo.process;

import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of each process. */
public final class Programs {
    private final Jars jars;
    private final DataFolder folder;
    private final Sizing sizing;

    /** How large the hub and the collectors are. */
    public enum Sizing {
        /** Everything runs beside many others, and not for long. */
        DEMONSTRATION("-Xmx320m", "-Xmx160m", "-XX:TieredStopAtLevel=1"),
        /** They carry real load, and the JVM compiles as far as it can. */
        LOAD("-Xmx1g", "-Xmx512m", "-XX:TieredStopAtLevel=4");

        private final String hubHeap;
        private final String collectorHeap;
        private final String compiler;

        Sizing(String hubHeap, String collectorHeap, String compiler) {
            this.hubHeap = hubHeap;
            this.collectorHeap = collectorHeap;
            this.compiler = compiler;
        }
    }

    public Programs(Jars jars, DataFolder folder) {
        this(jars, folder, Sizing.DEMONSTRATION);
    }

    public Programs(Jars jars, DataFolder folder, Sizing sizing) {
        this.jars = jars;
        this.folder = folder;
        this.sizing = sizing;
    }

    public Program hub() {
        return boot("hub", "hub", "hub", List.of(sizing.hubHeap, "--enable-native-access=ALL-UNNAMED"));
    }

    /** A collector or a witness. */
    public Program collector(String id) {
        return boot(id, "collector", id, List.of(sizing.collectorHeap, "--enable-native-access=ALL-UNNAMED"));
    }

    /** An instance of the portal as its site runs it. */
    public Program portal(Site site, String instance) {
        List<String> options = withAgent(instance, "-Xmx128m");
        return site.hasEgovPortal()
                ? program(
                        instance,
                        "portal-egov",
                        "work/" + instance,
                        options,
                        folder.file(instance + ".properties").toString())
                : boot(instance, "portal", "work/" + instance, options);
    }

    public Program notices(String instance) {
        return boot(instance, "notices", "work/" + instance, withAgent(instance, "-Xmx64m"));
    }

    private List<String> withAgent(String instance, String heap) {
        return List.of(
                heap,
                "-javaagent:" + jars.jar("agent"),
                "-Ddure.config=" + folder.file("agent-" + instance + ".properties"));
    }

    private Program boot(String name, String program, String work, List<String> options) {
        return program(
                name,
                program,
                work,
                options,
                "--spring.config.additional-location=file:" + folder.file(name + ".yaml"));
    }

    private Program program(String name, String program, String work, List<String> options, String argument) {
        Path own = folder.folder(work);
        Path log = folder.folder("logs").resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // no file outside the data folder, a small footprint, and a start that two cores can bear
        command.addAll(List.of(
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + folder.folder("logs").resolve(name + "-crash.log"),
                "-Djava.io.tmpdir=" + folder.folder(work + "/tmp")));
        command.add(sizing.compiler);
        command.addAll(jars.archiveOption(program));
        command.addAll(options);
        command.add("-jar");
        command.add(jars.jar(program).toString());
        command.add(argument);
        return new Program(name, command, own, log);
    }
}
