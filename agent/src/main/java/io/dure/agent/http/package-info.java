/** Requests to a collector, on plain sockets. */
package io.dure.agent.http;
