# frozen_string_literal: true

# What a handler gets and gives: requests and answers in the format of a Lambda function URL, 2.0.
module FunctionURL
  FRAMING = %w[content-length transfer-encoding connection keep-alive upgrade].freeze

  # Undoes percent-encoding and `+`; what is no escape stays as it is.
  def self.unescaped(text)
    bytes = text.b.tr('+', ' ').gsub(/%\h\h/n) { |escape| escape[1, 2].hex.chr }
    bytes.force_encoding('UTF-8').scrub
  end

  def self.parameters(query)
    query.split('&').reject(&:empty?).each_with_object({}) do |pair, told|
      name, value = pair.split('=', 2).map { |part| unescaped(part) }
      told[name] = told.key?(name) ? "#{told[name]},#{value}" : value.to_s
    end
  end

  def self.context_of(request, identifier)
    headers = request.headers
    {
      'accountId' => 'anonymous',
      'domainName' => headers.fetch('host', ''),
      'http' => {
        'method' => request.method,
        'path' => request.path,
        'protocol' => 'HTTP/1.1',
        'sourceIp' => headers.fetch('x-forwarded-for', '127.0.0.1').split(',').first,
        'userAgent' => headers.fetch('user-agent', '')
      },
      'requestId' => identifier,
      'routeKey' => '$default',
      'stage' => '$default',
      'timeEpoch' => Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond)
    }
  end

  # The event that stands for a request; text stays text, what is not UTF-8 travels in base 64.
  def self.event_of(request, identifier)
    event = {
      'version' => '2.0',
      'routeKey' => '$default',
      'rawPath' => request.path,
      'rawQueryString' => request.query,
      'headers' => request.headers.except('cookie'),
      'requestContext' => context_of(request, identifier),
      'isBase64Encoded' => false
    }
    cookies = request.headers['cookie']
    event['cookies'] = cookies.split(';').map(&:strip) if cookies
    event['queryStringParameters'] = parameters(request.query) unless request.query.empty?
    event.merge!(body_of(request.body)) unless request.body.empty?
    event
  end

  def self.body_of(bytes)
    text = bytes.dup.force_encoding('UTF-8')
    return { 'body' => text } if text.valid_encoding?

    { 'body' => [bytes].pack('m0'), 'isBase64Encoded' => true }
  end

  # The status, header fields and body that stand for what a handler returned.
  def self.answer_of(value)
    told = value.is_a?(Hash) ? value.transform_keys(&:to_s) : {}
    fields = { 'content-type' => 'application/json' }
    return [200, fields.to_a, JSON.generate(value)] unless told.key?('statusCode')

    body = told['body'] || ''
    # How an answer is framed is ours to say.
    named = (told['headers'] || {}).transform_keys { |name| name.to_s.downcase }.except(*FRAMING)
    fields = fields.merge(named).transform_values(&:to_s).to_a
    fields += (told['cookies'] || []).map { |cookie| ['set-cookie', cookie] }
    raise 'the answer has a header field that HTTP does not allow' if fields.flatten.grep(/[\r\n]/).any?

    [Integer(told['statusCode']), fields, told['isBase64Encoded'] ? body.unpack1('m0') : body]
  end
end
