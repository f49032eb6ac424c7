package io.dure.demo.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child process that can be killed and started again. */
public final class Child {
    private final Program program;
    private final Spawner spawner;
    private volatile @Nullable Process process;
    private volatile boolean wanted;

    Child(Program program, Spawner spawner) {
        this.program = program;
        this.spawner = spawner;
    }

    public String name() {
        return program.name();
    }

    public Program program() {
        return program;
    }

    /** Starts it unless it runs. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.folder().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(program.log().toFile()));
        wanted = true;
        process = spawner.start(builder);
    }

    /** SIGKILL, and waits until it is gone. */
    public synchronized void kill() {
        wanted = false;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running, Duration.ofSeconds(10));
        }
    }

    /** SIGTERM, and waits until it has ended in order; SIGKILL after that. */
    public synchronized void stop(Duration patience) {
        askToStop();
        ensureEnded(patience);
    }

    /** SIGTERM, without waiting. */
    void askToStop() {
        wanted = false;
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    /** Waits for the end, at most so long; then SIGKILL. */
    void ensureEnded(Duration patience) {
        Process running = process;
        if (running != null && !await(running, patience)) {
            running.destroyForcibly();
            await(running, Duration.ofSeconds(2));
        }
    }

    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** It ended though nobody here ended it. */
    public boolean diedByItself() {
        return wanted && !isRunning();
    }

    /** Of the running process; 0 when none was started. */
    public long pid() {
        Process running = process;
        return running == null ? 0 : running.pid();
    }

    private static boolean await(Process running, Duration patience) {
        try {
            return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts processes on a thread that lives as long as this process: their parent-death signal hangs on it. */
    interface Spawner {
        Process start(ProcessBuilder builder);

        static Process startHere(ProcessBuilder builder) {
            try {
                return builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
