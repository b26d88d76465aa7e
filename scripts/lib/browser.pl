#!/usr/bin/perl
# Starts the browser $CHROMIUM without word of the machine's network interfaces.
#
# Each container that starts or stops brings or takes an interface, and Chromium then cuts off the requests that wait for a
# connection, those to localhost too, with ERR_NETWORK_CHANGED. It learns of interfaces from a netlink socket, and without one it
# holds the network for unchanged (AddressTrackerLinux::Init in net/base). So the kernel refuses it that one kind of socket, by a
# seccomp filter (man 2 seccomp).
# Where that can't be had the browser starts as it is.
use strict;
use warnings;
use POSIX ();

my ($AF_NETLINK, $NETLINK_ROUTE) = (16, 0);
my ($PR_SET_NO_NEW_PRIVS, $PR_SET_SECCOMP, $SECCOMP_MODE_FILTER) = (38, 22, 2);
my ($REFUSE, $ALLOW) = (0x00050000 | POSIX::EAFNOSUPPORT(), 0x7fff0000);
my ($LOAD, $EQUALS, $RETURN) = (0x20, 0x15, 0x06);

# Of each architecture: its name in the kernel's audit, and its numbers of socket(2) and prctl(2).
my %kernels = (x86_64 => [0xC000003E, 41, 157], aarch64 => [0xC00000B7, 198, 167]);

my $kernel = $kernels{ (POSIX::uname())[4] };
if ($kernel) {
    my ($audit, $socket, $prctl) = @$kernel;
    # Where each field is in struct seccomp_data: the call at 0, the architecture at 4, the arguments from 16 on, 8 bytes each.
    my @wanted = ([4, $audit], [0, $socket], [16, $AF_NETLINK], [32, $NETLINK_ROUTE]);
    my $filter = "";
    for my $i (0 .. $#wanted) {
        my ($offset, $value) = @{ $wanted[$i] };
        my $toAllow = 2 * (@wanted - $i) - 1;
        $filter .= pack("S C C L", $LOAD, 0, 0, $offset) . pack("S C C L", $EQUALS, 0, $toAllow, $value);
    }
    $filter .= pack("S C C L", $RETURN, 0, 0, $REFUSE) . pack("S C C L", $RETURN, 0, 0, $ALLOW);
    my $program = pack("S x![P] P", length($filter) / 8, $filter);
    syscall($prctl, $PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    syscall($prctl, $PR_SET_SECCOMP, $SECCOMP_MODE_FILTER, $program, 0, 0);
}
exec { $ENV{CHROMIUM} } $ENV{CHROMIUM}, @ARGV or die "$ENV{CHROMIUM}: $!\n";
