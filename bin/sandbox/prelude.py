import bisect, collections, copy, decimal, fractions, functools, hashlib, heapq, itertools, json, math, operator
import random, re, statistics, string, sys, typing
import dataclasses, datetime, platform
