# frozen_string_literal: true

# Like hello, and reads its padding once at start, so that the size of the package costs something.

def now
  Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
end

STARTED = now # The earliest moment this code can know: its first lines.

require 'json'

INSTANCE = Random.urandom(8).unpack1('H*')
$ordinal = 0
PAGE = 4096

# Reads one byte of each page of a file and returns the file's size; 0 without a file.
def touch(path)
  return 0 unless File.exist?(path)

  File.open(path, 'rb') do |file|
    size = file.size
    0.step(size - 1, PAGE) { |offset| file.pread(1, offset) }
    size
  end
end

# Keeps the processor busy for a time, however fast it is; returns how long that was.
def spin(nanoseconds)
  start = finish = now
  finish = now while finish < start + nanoseconds
  finish - start
end

# How many bytes of payload a request carries.
def carried(event)
  body = event['body'] || ''
  event['isBase64Encoded'] ? body.unpack1('m0').bytesize : body.bytesize
end

# A payload that no compression makes shorter; always the same for a seed.
def made(seed, size)
  Random.new("1#{seed.unpack1('H*')}".to_i(16)).bytes(size)
end

# The answer as a function URL wants it: one line of JSON, and the payload behind it.
def answered(answer, payload)
  text = JSON.generate(answer)
  return { statusCode: 200, headers: { 'content-type' => 'application/json' }, body: text } if payload.empty?

  headers = { 'content-type' => 'application/octet-stream' }
  body = ["#{text}\n".b + payload].pack('m0')
  { statusCode: 200, headers: headers, body: body, isBase64Encoded: true }
end

def handler(event:, context:)
  received = now
  $ordinal += 1
  asked = event['queryStringParameters'] || {}
  payload_bytes = carried(event)
  service = spin(Integer(asked['service-time'] || '0', 10))
  back = made(asked['seed'] || '', Integer(asked['response-payload'] || '0', 10))
  answer = {
    function: 'hello-read',
    runtime: 'ruby',
    instance: INSTANCE,
    ordinal: $ordinal,
    initNs: INIT_NS,
    initFrom: 'module',
    receivedNs: received,
    payloadBytes: payload_bytes,
    serviceNs: service,
    sentNs: now,
    paddingBytes: PADDING_BYTES
  }
  answered(answer, back)
end

PADDING_BYTES = touch(File.join(__dir__, 'padding.bin'))
INIT_NS = now - STARTED
