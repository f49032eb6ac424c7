package io.dure.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    @TempDir
    private Path folder;

    @Test
    void aChildCanBeKilledAndStartedAgain() {
        try (Children children = new Children()) {
            Child child = children.add(program("sleeper", "sleep", "60"));
            child.start();
            long first = child.pid();
            assertThat(child.isRunning()).isTrue();
            child.kill();
            assertThat(child.isRunning()).isFalse();
            assertThat(child.diedByItself()).isFalse();
            child.start();
            assertThat(child.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void allEndWithTheSet() {
        Children children = new Children();
        Child child = children.add(program("sleeper", "sleep", "60"));
        child.start();
        children.close();

        assertThat(child.isRunning()).isFalse();
    }

    @Test
    void aChildThatEndsByItselfIsNoticed() {
        try (Children children = new Children()) {
            Child child = children.add(program("short", "true"));
            child.start();

            assertThat(Waiting.until(Duration.ofSeconds(10), child::diedByItself))
                    .isTrue();
        }
    }

    private Program program(String name, String... command) {
        return new Program(name, List.of(command), folder, folder.resolve(name + ".log"));
    }
}
