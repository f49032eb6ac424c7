package io.dure.demo.load;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks over UDP from one resolver's own address, a new port for each query. */
public final class UdpNameservers implements Nameservers {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int LARGEST = 4096;

    private final List<Address> servers;
    private final String name;
    private final int type;
    private final InetSocketAddress source;

    public UdpNameservers(List<Address> servers, String name, int type, String sourceHost) {
        this.servers = servers;
        this.name = name;
        this.type = type;
        this.source = new InetSocketAddress(sourceHost, 0);
    }

    @Override
    public int count() {
        return servers.size();
    }

    @Override
    public String name(int server) {
        return servers.get(server).host();
    }

    /** Not a connected socket: a refusal by ICMP is no answer, as for a resolver across the network. */
    @Override
    public Optional<DnsMessages.Answer> ask(int server, int id) {
        InetSocketAddress target = servers.get(server).socket();
        byte[] query = DnsMessages.query(id, name, type);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (DatagramSocket socket = new DatagramSocket(source)) {
            socket.send(new DatagramPacket(query, query.length, target));
            DatagramPacket reply = new DatagramPacket(new byte[LARGEST], LARGEST);
            while (true) {
                int left = (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return Optional.empty();
                }
                socket.setSoTimeout(left);
                reply.setLength(LARGEST);
                socket.receive(reply);
                if (reply.getSocketAddress().equals(target)) {
                    Optional<DnsMessages.Answer> answer = DnsMessages.answer(reply.getData(), reply.getLength())
                            .filter(candidate -> candidate.id() == id);
                    if (answer.isPresent()) {
                        return answer;
                    }
                }
            }
        } catch (IOException e) {
            // most often the timeout; whatever it is, no answer came
            return Optional.empty();
        }
    }
}
