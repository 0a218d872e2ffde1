package nl.draad.proof.fault;

import java.time.Duration;

/// What people noticed of a fault.
///
/// @param silence the longest time in which nobody got an ack although somebody waited for one
/// @param slowestPost from the first try of a post to its ack
/// @param slowestDelivery from an ack to a device that got the post live
/// @param recovery from the fault's end until all that was sent before it had its ack
public record Observed(
    int posts,
    int acks,
    Duration silence,
    Duration slowestPost,
    Duration slowestDelivery,
    Duration recovery) {}
