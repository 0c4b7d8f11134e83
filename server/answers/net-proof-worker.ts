import { parentPort, workerData } from 'node:worker_threads';
import { loadNet } from '../engines/net/load.ts';
import { proveWhole } from './net-certificate.ts';

// The proof of a city takes seconds, in which its thread answers nobody.
parentPort?.postMessage(proveWhole(loadNet(workerData as Uint8Array)));
