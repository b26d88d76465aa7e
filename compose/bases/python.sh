#!/bin/bash
# Stand-in for the official Python image.
source "$(dirname "$0")/common.sh"
build flightdeck/python:3.11 flightdeck/debian:bookworm python.Dockerfile apt-install
