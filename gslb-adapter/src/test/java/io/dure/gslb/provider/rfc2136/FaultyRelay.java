package io.dure.gslb.provider.rfc2136;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;

/** Stands between a provider and its server, and loses what it is told to lose. */
final class FaultyRelay implements AutoCloseable {
    private final int server;
    private final ServerSocket listening;
    private final DatagramSocket datagrams;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Fault fault = Fault.NONE;

    enum Fault {
        NONE,
        /** Changes reach the server; their answers get lost. */
        LOSE_ANSWERS,
        /** The same, and from then on nothing passes. */
        LOSE_ANSWERS_AND_DIE,
        /** Changes never reach the server. */
        LOSE_CHANGES
    }

    FaultyRelay(int server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.datagrams =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort()));
        threads.execute(this::accept);
        threads.execute(this::forward);
    }

    int port() {
        return listening.getLocalPort();
    }

    void fail(Fault next) {
        fault = next;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            threads.execute(() -> answer(client, upstream));
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (true) {
                byte[] question = packet(in);
                if (!isLostOnTheWayThere(question)) {
                    send(upstream, question);
                }
            }
        } catch (IOException gone) {
            // The client has closed: so has the server's side, by now.
        }
    }

    private void answer(Socket client, Socket upstream) {
        try {
            DataInputStream answers = new DataInputStream(upstream.getInputStream());
            while (true) {
                byte[] answer = packet(answers);
                if (!isLostOnTheWayBack(answer)) {
                    send(client, answer);
                }
            }
        } catch (IOException gone) {
            // The server or the client has closed.
        }
    }

    private void forward() {
        byte[] buffer = new byte[4096];
        while (!datagrams.isClosed()) {
            try (DatagramSocket upstream = new DatagramSocket()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                datagrams.receive(packet);
                byte[] question = Arrays.copyOf(buffer, packet.getLength());
                if (isLostOnTheWayThere(question)) {
                    continue;
                }
                upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
                upstream.setSoTimeout(5_000);
                upstream.send(new DatagramPacket(question, question.length));
                DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
                upstream.receive(answer);
                if (!isLostOnTheWayBack(question)) {
                    datagrams.send(new DatagramPacket(answer.getData(), answer.getLength(), packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                // Closed, or the server gave no answer, which the client sees by itself.
            }
        }
    }

    private boolean isLostOnTheWayThere(byte[] question) throws IOException {
        return fault == Fault.LOSE_CHANGES && isChange(question);
    }

    private boolean isLostOnTheWayBack(byte[] packet) throws IOException {
        boolean lost = (fault == Fault.LOSE_ANSWERS || fault == Fault.LOSE_ANSWERS_AND_DIE) && isChange(packet);
        if (lost && fault == Fault.LOSE_ANSWERS_AND_DIE) {
            listening.close();
            datagrams.close();
        }
        return lost;
    }

    private static boolean isChange(byte[] packet) throws IOException {
        return new Message(packet).getHeader().getOpcode() == Opcode.UPDATE;
    }

    private static byte[] packet(DataInputStream in) throws IOException {
        byte[] packet = new byte[in.readUnsignedShort()];
        in.readFully(packet);
        return packet;
    }

    private static void send(Socket to, byte[] packet) throws IOException {
        DataOutputStream out = new DataOutputStream(to.getOutputStream());
        byte[] framed = new byte[packet.length + 2];
        framed[0] = (byte) (packet.length >> 8);
        framed[1] = (byte) packet.length;
        System.arraycopy(packet, 0, framed, 2, packet.length);
        out.write(framed);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        datagrams.close();
        threads.shutdownNow();
    }
}
