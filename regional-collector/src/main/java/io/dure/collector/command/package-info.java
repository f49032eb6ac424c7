/**
 * The connections on which agents wait for commands: {@code POST /v1/dure/commands} with who asks, answered at once with
 * {@code ?wait=0} and else after 25 s, or earlier when there is something to say. No thread waits for an agent. Each
 * waiting agent holds a connection and some tens of kilobytes, so their number is bounded; reports come before commands.
 */
@NullMarked
package io.dure.collector.command;

import org.jspecify.annotations.NullMarked;
