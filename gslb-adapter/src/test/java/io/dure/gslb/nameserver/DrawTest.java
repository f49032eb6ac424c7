package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.gslb.nameserver.message.Query;
import io.dure.gslb.nameserver.message.QueryReader;
import io.dure.gslb.nameserver.zone.AnswerCounters;
import io.dure.gslb.nameserver.zone.ServiceAnswer;
import io.dure.gslb.nameserver.zone.Zone;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Token;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers as draws: what the split in the answers owes to the weights. */
class DrawTest {
    private static final int ANSWERS = 100_000;
    /** Of the normal distribution, two-sided 99.99 %. */
    private static final double BAND = 3.891;

    private final AnswerCounters counters = new AnswerCounters(InstantSource.system());
    private final SplittableRandom random = new SplittableRandom(20_261_122);

    @Test
    void theSplitOfManyAnswersIsTheWeights() throws IOException {
        Zone zone = zone(member("private", 30, Fixture.PRIVATE), member("public", 70, Fixture.PUBLIC));
        draw(zone, Type.A);
        double share = (double) counters.count("portal", "private") / ANSWERS;
        assertThat(counters.count("portal", "private") + counters.count("portal", "public"))
                .isEqualTo(ANSWERS);
        assertThat(share).isCloseTo(0.3, within(BAND * Math.sqrt(0.3 * 0.7 / ANSWERS)));
    }

    @Test
    void drawsAreIndependent() throws IOException {
        Zone zone = zone(member("private", 50, Fixture.PRIVATE), member("public", 50, Fixture.PUBLIC));
        ByteBuf query = query(Type.A);
        int repeats = 0;
        long last = -1;
        for (int i = 0; i < ANSWERS; i++) {
            answer(zone, query);
            long now = counters.count("portal", "private");
            boolean isPrivate = now > Math.max(last, 0);
            repeats += (last >= 0 && isPrivate == wasPrivate) ? 1 : 0;
            wasPrivate = isPrivate;
            last = now;
        }
        assertThat((double) repeats / ANSWERS).isCloseTo(0.5, within(BAND * Math.sqrt(0.25 / ANSWERS)));
    }

    private boolean wasPrivate;

    @Test
    void aMemberWithoutAnAddressOfTheFamilyIsNotDrawnForIt() throws IOException {
        Zone zone = zone(
                member("private", 30, Fixture.PRIVATE),
                member("public", 70, List.of(new Endpoint("2001:db8::21", 8000))));
        Message answer = new Message(io.netty.buffer.ByteBufUtil.getBytes(answer(zone, query(Type.AAAA))));
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
        assertThat(counters.count("portal", "public")).isEqualTo(1);
    }

    @Test
    void anAddressWithTwoPortsIsAnsweredOnce() throws IOException {
        Zone zone =
                zone(member("private", 1, List.of(new Endpoint("127.0.1.21", 8000), new Endpoint("127.0.1.21", 8001))));
        Message answer = new Message(io.netty.buffer.ByteBufUtil.getBytes(answer(zone, query(Type.A))));
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
    }

    private void draw(Zone zone, int type) throws IOException {
        ByteBuf query = query(type);
        for (int i = 0; i < ANSWERS; i++) {
            answer(zone, query);
        }
    }

    private ByteBuf answer(Zone zone, ByteBuf packet) {
        Query query = new Query();
        ByteBuf out = Unpooled.buffer(512);
        assertThat(QueryReader.read(packet, query)).isZero();
        zone.answer(packet, query, out, 512, random, true);
        return out;
    }

    private static ByteBuf query(int type) throws IOException {
        return Unpooled.wrappedBuffer(Client.query("portal.egov.test", type).toWire());
    }

    private static ServiceAnswer.Member member(String site, int weight, List<Endpoint> endpoints) {
        List<InetAddress> addresses =
                endpoints.stream().map(Endpoint::inetAddress).toList();
        return new ServiceAnswer.Member(site, weight, addresses);
    }

    private Zone zone(ServiceAnswer.Member... members) {
        ServiceAnswer answer = new ServiceAnswer(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(1),
                Stream.of(members).toList());
        return Zone.of(Fixture.zone(), 1, true, List.of(answer), counters);
    }
}
