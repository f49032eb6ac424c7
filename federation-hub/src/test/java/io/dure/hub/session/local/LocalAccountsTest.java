package io.dure.hub.session.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.hub.session.local.LocalAccounts.Answer;
import io.dure.protocol.testkit.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAccountsTest {
    private static final String HERE = "10.1.2.3";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));

    private LocalAccounts accounts(boolean withFirst) {
        return new LocalAccounts(data, withFirst, clock);
    }

    private static String field(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private String oneTime() throws IOException {
        return field(Files.readString(data.resolve("first-administrator")), "password: (\\S+)");
    }

    private Answer first(LocalAccounts accounts, String password) {
        return accounts.attempt(LocalAccounts.FIRST, password, "", HERE).orElseThrow();
    }

    @Test
    void firstStartWithoutADirectoryWritesAOneTimePasswordThatOnlyItsOwnerReads() throws IOException {
        LocalAccounts accounts = accounts(true);

        Path file = accounts.prepareFirst().orElseThrow();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(oneTime()).hasSize(26);
        try (Stream<Path> kept = Files.walk(data.resolve("accounts"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .allSatisfy(each -> {
                        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                .isEqualTo("rw-------");
                        assertThat(Files.readString(each)).doesNotContain(oneTime());
                    })
                    .hasSize(1);
        }
    }

    @Test
    void oneTimePasswordIsGoodForNothingButToBeChanged() throws IOException {
        LocalAccounts accounts = accounts(true);
        accounts.prepareFirst();
        String oneTime = oneTime();

        assertThat(first(accounts, oneTime)).isEqualTo(new Answer.MustChange());
        assertThat(accounts.changeFirst("wrong", "correct horse battery")).isInstanceOf(Answer.Wrong.class);
        assertThat(accounts.changeFirst(oneTime, "correct horse battery")).isEqualTo(new Answer.Right());

        assertThat(first(accounts, oneTime)).isInstanceOf(Answer.Wrong.class);
        assertThat(first(accounts, "correct horse battery")).isEqualTo(new Answer.Right());
        assertThat(data.resolve("first-administrator")).doesNotExist();
        assertThat(accounts(true).prepareFirst()).isEmpty();
        assertThat(first(accounts(true), "correct horse battery")).isEqualTo(new Answer.Right());
    }

    @Test
    void oneTimePasswordThatNobodyUsedEndsAndTheNextStartWritesAnother() throws IOException {
        accounts(true).prepareFirst();
        String ended = oneTime();
        assertThat(accounts(true).prepareFirst()).isPresent();
        assertThat(oneTime()).isEqualTo(ended);

        clock.advance(Duration.ofHours(24));
        assertThat(first(accounts(true), ended)).isInstanceOf(Answer.Wrong.class);
        assertThat(accounts(true).changeFirst(ended, "correct horse battery")).isInstanceOf(Answer.Wrong.class);
        accounts(true).prepareFirst();

        assertThat(oneTime()).isNotEqualTo(ended);
        assertThat(first(accounts(true), oneTime())).isEqualTo(new Answer.MustChange());
    }

    @Test
    void withADirectoryThereIsNoFirstAdministrator() throws IOException {
        accounts(true).prepareFirst();
        String oneTime = oneTime();
        LocalAccounts accounts = accounts(false);

        assertThat(accounts.prepareFirst()).isEmpty();
        assertThat(accounts.attempt(LocalAccounts.FIRST, oneTime, "", HERE)).isEmpty();
        assertThat(accounts.changeFirst(oneTime, "correct horse battery")).isInstanceOf(Answer.Wrong.class);
        assertThat(data.resolve("first-administrator")).doesNotExist();
    }

    private String command(String word) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(BreakGlassCommand.run(word, data, new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isTrue();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Answer breakGlass(LocalAccounts accounts, String password, String code, String source) {
        return accounts.attempt(LocalAccounts.BREAK_GLASS, password, code, source)
                .orElseThrow();
    }

    @Test
    void breakGlassIsNobodyUntilACommandSetsItUpAndAgainWhenOneTakesItAway() {
        LocalAccounts accounts = accounts(false);
        assertThat(accounts.attempt(LocalAccounts.BREAK_GLASS, "any", "", HERE)).isEmpty();

        command("10.1.0.0/16");
        assertThat(accounts.attempt(LocalAccounts.BREAK_GLASS, "any", "", HERE)).isPresent();
        command("off");

        assertThat(accounts.attempt(LocalAccounts.BREAK_GLASS, "any", "", HERE)).isEmpty();
        assertThat(command("off")).contains("already");
    }

    @Test
    void breakGlassNeedsPasswordCodeAndPlaceAndEachCodeOpensOnce() {
        String printed = command("10.1.0.0/16, 127.0.0.1");
        String password = field(printed, "password: +(\\S+)");
        byte[] secret = Base32.decode(field(printed, "secret=([A-Z2-7]+)"));
        LocalAccounts accounts = accounts(false);
        String code = Totp.USUAL.code(secret, Totp.step(clock.instant()));

        assertThat(breakGlass(accounts, password, code, "10.2.0.1")).isInstanceOf(Answer.Wrong.class);
        assertThat(breakGlass(accounts, "wrong", code, HERE)).isInstanceOf(Answer.Wrong.class);
        assertThat(breakGlass(accounts, password, "", HERE)).isInstanceOf(Answer.Wrong.class);
        assertThat(breakGlass(accounts, password, code, HERE)).isEqualTo(new Answer.Right());
        assertThat(breakGlass(accounts, password, code, HERE)).isInstanceOf(Answer.Wrong.class);
        clock.advance(Duration.ofSeconds(30));
        String next = Totp.USUAL.code(secret, Totp.step(clock.instant()));
        assertThat(breakGlass(accounts, password, next, "127.0.0.1")).isEqualTo(new Answer.Right());
        assertThat(accounts.uses())
                .extracting(LocalAccounts.Use::right)
                .containsExactly(false, false, false, true, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everywhere", "10.0.0.0/33", "10.0.0.0/8,", "example.test", "fd00::/129"})
    void placesThatAreNoneAreRefused(String word) {
        assertThat(BreakGlassCommand.run(word, data, new PrintStream(new ByteArrayOutputStream(), true)))
                .isFalse();
        assertThat(data.resolve("accounts")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.0/23, 10.1.3.9, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "fd00::/8, 10.1.2.3, false",
        "10.0.0.0/8, localhost, false",
    })
    void networksHoldAddressesWithTheSameLeadingBits(String network, String source, boolean contained) {
        assertThat(new Network(network).contains(source)).isEqualTo(contained);
    }

    @Test
    void damagedFileLetsNobodyIn() throws IOException {
        command("10.1.0.0/16");
        Files.writeString(data.resolve("accounts/break-glass.json"), "{}");

        assertThatThrownBy(() -> accounts(false).attempt(LocalAccounts.BREAK_GLASS, "any", "", HERE))
                .isInstanceOf(RuntimeException.class);
        assertThat(List.of(command("off"))).isNotEmpty();
    }
}
